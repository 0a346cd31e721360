import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import type { InputOf, OperationName, OutputOf } from '@shared/contract'
import type { Role } from '@shared/contract/operation'
import { makeIin } from '@shared/domain/iin'
import { openOffice, type Office, type OfficeOptions } from '../../electron/office'
import type { SessionContext } from '../../electron/ipc/call'
import { temporaryFolder } from './database'
import { lightCost } from './passwords'

export const resourcesFolder = resolve(import.meta.dirname, '../../resources')
export const testPassword = 'көмек-2026!'

/** Somebody signed in (or not) who calls operations; a refused call throws the answered error. */
export interface Person {
  session: SessionContext
  /** The answer's result. @throws the answered error, as `AnsweredError` */
  call<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>
  /** The answer as it crosses the door, whatever was sent. */
  send(name: string, raw: unknown): ReturnType<Office['dispatch']>
}

export interface TestOffice {
  office: Office
  folder: string
  visitor: Person
  /** A new user of a role, signed in. */
  signedIn(role: Role, login?: string): Promise<Person>
  as(session: SessionContext): Person
}

/** What the office of the tests is called on paper. */
export const testOffice = {
  nameKk: 'Глубокое ауданының жұмыспен қамту бөлімі',
  nameRu: 'Отдел занятости Глубоковского района',
  addressKk: 'Глубокое кенті, Попович көшесі, 22',
  addressRu: 'посёлок Глубокое, улица Поповича, 22',
  phone: '+7 72331 2-22-22',
  kato: '634000000',
  headNameKk: 'А. Т. Сағынбаев',
  headNameRu: 'А. Т. Сагынбаев'
}

/** Opens a new office in a temporary folder, closed when the test is over, or by `atEnd` where many tests share it. */
export async function openTestOffice(
  options: Partial<OfficeOptions> = {},
  atEnd: (close: () => Promise<void>) => void = onTestFinished
): Promise<TestOffice> {
  const folder = options.dataFolder ?? (await temporaryFolder(atEnd))
  const office = await openOffice({
    dataFolder: folder,
    resourcesFolder,
    version: '0.0.0-test',
    emit: () => undefined,
    passwordCost: lightCost,
    ...options
  })
  atEnd(() => office.close())
  const visitor = personOf(office, office.createSession('headless', 'ru'))
  const administrator = personOf(office, office.createSession('headless', 'ru'))
  return {
    office,
    folder,
    visitor,
    as: (session) => personOf(office, session),
    async signedIn(role, login = role) {
      await ensureSetUp(visitor, administrator)
      if (role === 'administrator') return administrator
      await administrator.call('accounts.create', {
        login,
        name: `Тестов ${login}`,
        role,
        password: testPassword
      })
      const person = personOf(office, office.createSession('headless', 'ru'))
      await person.call('accounts.signIn', { login, password: testPassword })
      return person
    }
  }
}

async function ensureSetUp(visitor: Person, administrator: Person): Promise<void> {
  const status = await visitor.call('office.status', {})
  if (status.state === 'new') {
    await visitor.call('office.setup', {
      office: testOffice,
      administrator: { login: 'admin', name: 'Әкімші Айдос', password: testPassword }
    })
  }
  if (administrator.session.user === null) {
    await administrator.call('accounts.signIn', { login: 'admin', password: testPassword })
  }
}

function personOf(office: Office, session: SessionContext): Person {
  return {
    session,
    send: (name, raw) => office.dispatch(name, raw, session),
    async call<Name extends OperationName>(name: Name, input: InputOf<Name>) {
      const answer = await office.dispatch(name, input, session)
      if (!answer.ok)
        throw Object.assign(
          new Error(`${name}: ${answer.error.code} ${answer.error.field ?? ''} ${answer.error.message}`),
          answer.error
        )
      return answer.result as OutputOf<Name>
    }
  }
}

/** A valid synthetic IIN for a birth date. */
export function iinOf(bornOn: string, sex: 'm' | 'f' = 'f', from = 1): string {
  for (let serial = from; serial < from + 50; serial += 1) {
    const iin = makeIin(bornOn, sex, serial)
    if (iin !== null) return iin
  }
  throw new Error(`no IIN for ${bornOn}`)
}

export const glubokoe = { kato: '634000000', text: 'улица Абая, 12' }
export const databasePath = (folder: string): string => join(folder, 'komek.db')
