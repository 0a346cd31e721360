import type { Page } from '@playwright/test'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { InputOf, OperationName, OutputOf } from '@shared/contract'
import type { Role } from '@shared/contract/operation'
import { makeIban } from '@shared/domain/iban'
import { makeIin } from '@shared/domain/iin'
import { openOffice } from '../../electron/office'
import { lightCost } from './passwords'
import { projectRoot, startWindow, type RunningWindow } from './window'

export const windowPassword = 'көмек-2026!'

/** Calls an operation through the page's own door. @throws Error naming the code it was refused with */
export async function callInWindow<Name extends OperationName>(
  page: Page,
  name: Name,
  input: InputOf<Name>
): Promise<OutputOf<Name>> {
  const answer = await page.evaluate(
    ([operation, given]) => {
      const [feature = '', verb = ''] = operation.split('.')
      type Door = Record<string, Record<string, (input: unknown) => Promise<unknown>>>
      return (window.office as unknown as Door)[feature]?.[verb]?.(given)
    },
    [name, input] as const
  )
  const { ok, result, error } = answer as {
    ok: boolean
    result: unknown
    error?: { code: string; field?: string }
  }
  if (!ok) throw new Error(`${name}: ${error?.code ?? ''} ${error?.field ?? ''}`)
  return result as OutputOf<Name>
}

/** Signs in through the door and lets the page notice; the language of the screen is set on the way. */
export async function signInWindow(page: Page, login: string, locale: 'kk' | 'ru' = 'ru'): Promise<void> {
  await callInWindow(page, 'accounts.signIn', { login, password: windowPassword })
  await callInWindow(page, 'accounts.setLocale', { locale })
  await page.evaluate((chosen) => localStorage.setItem('komek.locale', chosen), locale)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await atRest(page)
}

/**
 * Waits until the window has its answers and its screen. Only a pace: a window that asks again and again, or waits for a
 * person, is let go after ten seconds, and what the journey expects next decides.
 */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const until = performance.now() + 10_000
    for (let calm = 0; calm < 3 && performance.now() < until;) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      calm = document.documentElement.hasAttribute('data-waiting') ? 0 : calm + 1
    }
  })
}

/** Opens a screen by its address after the `#`, once the window has done what it was asked before, and waits until it is there. */
export async function openScreen(page: Page, path: string): Promise<void> {
  await atRest(page)
  await page.evaluate((to) => (location.hash = to), `#${path}`)
  await atRest(page)
}

const officeCard = {
  nameKk: 'Глубокое ауданының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі',
  nameRu: 'Отдел занятости и социальных программ Глубоковского района',
  addressKk: 'Глубокое кенті, Попович көшесі, 22',
  addressRu: 'посёлок Глубокое, улица Поповича, 22',
  phone: '+7 72331 2-22-22',
  kato: '634000000',
  headNameKk: 'А. Т. Сағынбаев',
  headNameRu: 'А. Т. Сагынбаев'
}

/** A new office in a folder, with its administrator `admin` and one user a role, the login being the role. */
async function writeOffice(dataFolder: string, roles: readonly Role[]): Promise<void> {
  await mkdir(dataFolder, { recursive: true })
  const office = await openOffice({
    dataFolder,
    resourcesFolder: join(projectRoot, 'resources'),
    version: '0.0.0-test',
    emit: () => undefined,
    passwordCost: lightCost
  })
  const session = office.createSession('headless', 'kk')
  async function call<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<void> {
    const answer = await office.dispatch(name, input, session)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`)
  }
  await call('office.setup', {
    office: officeCard,
    administrator: { login: 'admin', name: 'Әкімші Айдос', password: windowPassword }
  })
  await call('accounts.signIn', { login: 'admin', password: windowPassword })
  for (const role of roles) {
    await call('accounts.create', { login: role, name: staff[role], role, password: windowPassword })
  }
  await office.close()
}

/** The program on a new office with its administrator and one user a role, the login being the role; the administrator is signed in. */
export async function startOfficeWindow(
  roles: readonly Role[],
  options: { dataFolder?: string } = {}
): Promise<RunningWindow> {
  const running = await startWindow({ ...options, prepare: (folder) => writeOffice(folder, roles) })
  await callInWindow(running.page, 'accounts.signIn', { login: 'admin', password: windowPassword })
  return running
}

const staff: Record<Role, string> = {
  clerk: 'Смагулова Дана',
  reviewer: 'Оразбаев Нұрлан',
  head: 'Сагынбаев Асқар',
  distributor: 'Ким Виктор',
  manager: 'Петрова Ольга',
  administrator: 'Жумабаев Ержан'
}

export interface WindowFamily {
  lastName: string
  firstName: string
  middleName?: string
  bornOn: string
  /** Birth dates of the children. */
  children: readonly string[]
  /** Wages of the whole preceding quarter, decimal tenge. */
  wages: string
  appliedOn: string
}

const kinds = { sex: 'f', from: 1 } as const

function iinFor(bornOn: string, sex: 'm' | 'f', from: number): string {
  for (let serial = from; serial < from + 60; serial += 1) {
    const iin = makeIin(bornOn, sex, serial)
    if (iin !== null) return iin
  }
  throw new Error(`no IIN for ${bornOn}`)
}

/** A case as the signed-in clerk makes it: registered, incomes, survey, assessed, proposed. Answers its id. */
export async function proposeInWindow(page: Page, family: WindowFamily, serial: number): Promise<number> {
  const mother = await callInWindow(page, 'people.save', {
    iin: iinFor(family.bornOn, kinds.sex, serial * 61 + kinds.from),
    lastName: family.lastName,
    firstName: family.firstName,
    middleName: family.middleName ?? null,
    phone: '+7 701 123 45 67',
    address: { kato: '634000000', text: `улица Абая, ${serial}` },
    iban: makeIban('722', `S0000299${String(serial).padStart(5, '0')}`)
  })
  const children: number[] = []
  for (const [index, bornOn] of family.children.entries()) {
    const child = await callInWindow(page, 'people.save', {
      iin: iinFor(bornOn, 'm', serial * 61 + 7 * index + 3),
      lastName: family.lastName,
      firstName: ['Ерлан', 'Айгүл', 'Тимур', 'Мадина', 'Санжар'][index % 5] ?? 'Ерлан'
    })
    children.push(child.id)
  }
  const { case: registered } = await callInWindow(page, 'cases.register', {
    applicantId: mother.id,
    appliedOn: family.appliedOn,
    members: [
      { personId: mother.id, relation: 'applicant', ableBodied: true },
      ...children.map((personId) => ({ personId, relation: 'child' as const, ableBodied: false }))
    ]
  })
  const { id, incomeQuarter } = registered
  await callInWindow(page, 'cases.saveIncomes', {
    id,
    incomes: [
      {
        personId: mother.id,
        kind: 'wages',
        quarter: incomeQuarter,
        amount: family.wages,
        source: 'работодатель'
      }
    ]
  })
  await callInWindow(page, 'cases.saveSurvey', {
    id,
    survey: {
      surveyedOn: family.appliedOn,
      actNumber: String(serial),
      conclusion: 'need',
      conclusionOn: family.appliedOn
    }
  })
  await callInWindow(page, 'cases.assess', { id })
  await callInWindow(page, 'cases.propose', { id })
  return id
}
