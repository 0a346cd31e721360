import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { InputOf, OperationName, OutputOf } from '@shared/contract'
import { spokenFingerprint } from '@shared/exchange/fingerprint'
import { openOffice } from '../../electron/office'
import { lightCost } from '../support/passwords'
import { bundledWorker } from '../support/pdf-worker'
import { projectRoot } from '../support/window'
import { windowPassword } from '../support/window-office'

export const otherPassphrase = 'қара ала сиыр жайлауда'

/** The other side of an exchange: a whole office in the test's own process, its administrator signed in, its keys made and open. */
export interface OtherOffice {
  call<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>
  card: string
  /** As it is read out on the telephone. */
  spoken: string
  close(): Promise<void>
}

const regionCard = {
  ...{ nameKk: 'ШҚО жұмыспен қамту басқармасы', nameRu: 'Управление занятости ВКО', kato: '630000000' },
  ...{ addressKk: 'Өскемен қаласы', addressRu: 'город Усть-Каменогорск', phone: '+7 7232 20-00-00' },
  ...{ headNameKk: 'Б. С. Омаров', headNameRu: 'Б. С. Омаров' }
}
const districtCard = {
  ...{ nameKk: 'Зайсан ауданының жұмыспен қамту бөлімі', nameRu: 'Отдел занятости Зайсанского района' },
  ...{ kato: '634600000', addressKk: 'Зайсан қаласы', addressRu: 'город Зайсан', phone: '+7 72340 2-00-00' },
  ...{ headNameKk: 'Е. К. Нұрланов', headNameRu: 'Е. К. Нурланов' }
}

/** Opens a new office of the kind in a folder. */
export async function openOther(folder: string, kind: 'district' | 'region'): Promise<OtherOffice> {
  await mkdir(folder, { recursive: true })
  const office = await openOffice({
    dataFolder: folder,
    resourcesFolder: join(projectRoot, 'resources'),
    version: '0.0.0-test',
    emit: () => undefined,
    passwordCost: lightCost,
    workerUrl: await bundledWorker()
  })
  const session = office.createSession('headless', 'ru')
  async function call<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const answer = await office.dispatch(name, input, session)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`)
    return answer.result as OutputOf<Name>
  }
  await call('office.setup', {
    office: { ...(kind === 'region' ? regionCard : districtCard), kind },
    administrator: { login: 'admin', name: 'Омарова Сәуле', password: windowPassword }
  })
  await call('accounts.signIn', { login: 'admin', password: windowPassword })
  await call('keys.create', { passphrase: otherPassphrase })
  const { card, fingerprint } = await call('keys.publish', {})
  return { call, card, spoken: spokenFingerprint(fingerprint), close: () => office.close() }
}
