import { monitorEventLoopDelay } from 'node:perf_hooks'
import { katoLevel } from '@shared/domain/kato'
import { sampleFamilies, type SampleFamily } from '@shared/sample/office'
import { Call, type OfficeServices } from '../../electron/ipc/call'
import { openServices } from '../../electron/office'
import { importFamilies, type ImportedFamily } from '../../electron/office/bulk-import'
import { createOffice } from '../../electron/office/service'
import { clock, resourcesFolder } from './settings'

export const benchPassword = 'bench-2026!'
const since = '2026-10-01'

export interface BigOffice {
  people: number
  families: number
  /** Milliseconds of the import; the families are made up on the way, so that they need no memory. */
  importMs: number
  /** The longest the event loop stood still meanwhile, milliseconds. */
  longestBlockMs: number
}

/** An office of so many people in a new folder, brought in through the program's own bulk layer. */
export async function makeBigOffice(folder: string, people: number): Promise<BigOffice> {
  const { services, close } = await openServices({
    dataFolder: folder,
    resourcesFolder,
    version: '0.0.0-bench',
    emit: () => undefined,
    clock
  })
  const call = await signedCall(services)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const start = performance.now()
  const made = await importFamilies(call, madeUp(call, people), { since })
  const importMs = performance.now() - start
  delay.disable()
  await close()
  return {
    ...made,
    importMs,
    longestBlockMs: delay.max / 1e6
  }
}

async function signedCall(services: OfficeServices): Promise<Call> {
  const session = { door: 'headless', user: null, locked: false, locale: 'ru' } as const
  const office = {
    ...{
      nameKk: 'Аудандық бөлім',
      nameRu: 'Районный отдел',
      addressKk: 'Абай көшесі, 1',
      addressRu: 'улица Абая, 1'
    },
    ...{ phone: '+7 700 000 00 00', kato: '634000000', headNameKk: 'А. А.', headNameRu: 'А. А.' }
  }
  const users = (['administrator', 'clerk', 'head'] as const).map((role) => ({
    login: role,
    name: role,
    role,
    password: benchPassword
  }))
  await createOffice(new Call('office.setup', services, session), office, users, {
    sample: true,
    locale: 'ru'
  })
  const user = {
    id: 1,
    login: 'administrator',
    name: 'administrator',
    role: 'administrator',
    locale: 'ru'
  } as const
  return new Call('office.createSample', services, { ...session, user })
}

/** Families until there are enough people. */
function* madeUp(call: Call, people: number): Generator<ImportedFamily> {
  const settlements = [...call.office.reference.kato.keys()].filter(
    (code) => code.startsWith('63') && katoLevel(code) === 'settlement'
  )
  let count = 0
  for (const family of sampleFamilies({ families: people, seed: 5, on: since, settlements })) {
    count += family.members.length
    yield asImported(family)
    if (count >= people) return
  }
}

function asImported(family: SampleFamily): ImportedFamily {
  return {
    members: family.members.map(
      ({
        iin,
        lastName,
        firstName,
        middleName,
        phone,
        disabilityGroup,
        relation
      }): ImportedFamily['members'][number] => ({
        ...{ iin, lastName, firstName, middleName, phone, disabilityGroup, relation },
        address: family.address,
        iban: relation === 'applicant' ? family.iban : null
      })
    )
  }
}
