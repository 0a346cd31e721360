import { beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import type { Answer, OperationName } from '@shared/contract'
import { allOperations } from '@shared/contract'
import { errorCodes } from '@shared/errors'
import { glubokoe } from '../support/office'
import {
  adult,
  atEndOfFile,
  child,
  dump,
  enterFamily,
  freshIin,
  openPlayedOffice,
  register,
  withSql,
  type EnteredFamily,
  type PlayedOffice
} from './support/play'

let played: PlayedOffice
let family: EnteredFamily
let caseId: number
let before: Record<string, string[]>
const atEnd = atEndOfFile()

beforeAll(async () => {
  played = await openPlayedOffice('2024-05-20', { atEnd })
  family = await enterFamily(played.clerk, [adult, child('2016-04-01')])
  caseId = (await register(played.clerk, family, '2024-05-13')).id
}, 60_000)

beforeEach(async () => {
  before = await dump(played.folder)
})
// Whatever was sent here is refused, and then nothing at all may have changed.
afterEach(async () => {
  expect(await dump(played.folder)).toEqual(before)
})

/** Sends what should be refused; looks at what every refusal must be. */
async function refused(name: string, raw: unknown): Promise<Extract<Answer, { ok: false }>['error']> {
  const answer = await (name.startsWith('parameters.') ? played.admin : played.clerk).send(name, raw)
  if (answer.ok) throw new Error(`${name} took ${JSON.stringify(raw).slice(0, 200)}`)
  expect(errorCodes).toContain(answer.error.code)
  expect(answer.error.code).not.toBe('internal')
  const text = JSON.stringify(answer.error)
  expect(text).not.toMatch(/SELECT|INSERT|UPDATE|SQLITE|\.ts:|\bat \w+ \(|node_modules/)
  expect(text.length).toBeLessThan(3000)
  expect(answer.error.message).not.toMatch(/\{\w+\}/)
  return answer.error
}

const person = (): Record<string, unknown> => ({
  iin: freshIin('1990-01-01', 'm'),
  lastName: 'Ахметов',
  firstName: 'Ерлан'
})
const member = (place: number): number => family.members[place]?.personId ?? 0
const income = (more: object = {}): object => ({
  personId: member(0),
  kind: 'wages',
  quarter: '2024-Q1',
  amount: '150000.00',
  ...more
})

describe('a malformed message', () => {
  it.each([
    'no.such',
    '',
    'people',
    'people.save.more',
    '__proto__',
    'constructor',
    'people.__proto__',
    'x'.repeat(5000)
  ])('an operation %.20s is not known', async (name) => {
    expect(await refused(name, {})).toMatchObject({ code: 'operation-unknown' })
  })

  it('an unknown field is named, at the top and inside', async () => {
    expect(await refused('people.save', { ...person(), colour: 'red' })).toMatchObject({
      code: 'input-invalid',
      field: 'colour'
    })
    expect(
      await refused('people.save', { ...person(), address: { ...glubokoe, zip: '070000' } })
    ).toMatchObject({ code: 'input-invalid', field: 'address.zip' })
    expect(
      await refused('cases.saveIncomes', { id: caseId, incomes: [income(), income({ tax: '10' })] })
    ).toMatchObject({ code: 'input-invalid', field: 'incomes.1.tax' })
  })

  it.each(['text', 17, true, [], [{}], [[]], 1e308])('%j instead of an object', async (raw) => {
    expect(await refused('people.save', raw)).toMatchObject({ code: 'input-invalid' })
  })

  it.each([
    ['people.save', { iin: 850315400608 }, 'iin'],
    ['people.save', { lastName: null }, 'lastName'],
    ['people.save', { lastName: ['Ахметов'] }, 'lastName'],
    ['people.save', { firstName: { toString: 'x' } }, 'firstName'],
    ['people.save', { sex: 'x' }, 'sex'],
    ['people.save', { disabilityGroup: 4 }, 'disabilityGroup'],
    ['people.save', { id: -1 }, 'id'],
    ['people.save', { id: 1.5 }, 'id'],
    ['people.save', { id: 1e300 }, 'id'],
    ['people.save', { address: 'улица' }, 'address'],
    ['people.save', { address: [] }, 'address']
  ])('%s with %j names the field', async (name, wrong, field) => {
    expect(await refused(name, { ...person(), ...wrong })).toMatchObject({ code: 'input-invalid', field })
  })

  it('keys of JavaScript’s own objects are unknown fields or nothing', async () => {
    const raw = JSON.parse(
      `{"__proto__":{"role":"administrator"},"iin":"${freshIin('1990-01-01', 'm')}","lastName":"Ахметов","firstName":"Ерлан"}`
    ) as object
    expect(await refused('people.save', raw)).toMatchObject({ code: 'input-invalid', field: '__proto__' })
    expect(await refused('people.save', { ...person(), constructor: {} })).toMatchObject({
      code: 'input-invalid',
      field: 'constructor'
    })
    expect(({} as { role?: string }).role).toBeUndefined()
  })

  it('nests deeper than anything meant', async () => {
    const deep = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`) as unknown
    expect(await refused('drafts.save', { title: 'x', data: { deep } })).toMatchObject({
      code: 'input-invalid'
    })
    expect(await refused('people.save', { ...person(), address: deep })).toMatchObject({
      code: 'input-invalid'
    })
  })

  it('huge lists are refused fast', async () => {
    const many = <T>(thing: T): T[] => new Array<T>(1_000_000).fill(thing)
    expect(await refused('cases.saveIncomes', { id: caseId, incomes: many(income()) })).toMatchObject({
      field: 'incomes'
    })
    expect(
      await refused('cases.register', { ...family, appliedOn: '2024-05-13', members: many({}) })
    ).toMatchObject({ field: 'members' })
    expect(await refused('drafts.save', { title: 'x', data: { many: many(1) } })).toMatchObject({
      field: 'data.many'
    })
  })

  it('SQL in any string is only text', async () => {
    const sql = "'); DROP TABLE people; --"
    expect(await refused('people.save', { ...person(), lastName: sql })).toMatchObject({
      code: 'name-malformed',
      field: 'lastName'
    })
    expect(await refused('people.save', { ...person(), iin: sql })).toMatchObject({ field: 'iin' })
    expect(await refused('cases.list', { cursor: sql })).toMatchObject({ field: 'cursor' })
    expect(await refused('people.search', { cursor: `id.1 OR 1=1` })).toMatchObject({ field: 'cursor' })
    expect(await refused('cases.list', { sort: 'number; DROP TABLE cases' })).toMatchObject({ field: 'sort' })
    expect(await refused('cases.list', { quarter: sql })).toMatchObject({ field: 'quarter' })
    for (const text of [
      sql,
      '"',
      '* OR NEAR(',
      'a" OR "b',
      'people_index:x',
      '%',
      '_',
      '- - -',
      '😀',
      '\u0000'
    ]) {
      expect(await played.clerk.send('people.search', { text })).toMatchObject({ ok: true })
      expect(await played.clerk.send('cases.list', { text })).toMatchObject({ ok: true })
      expect(await played.clerk.send('search.everything', { text })).toMatchObject({ ok: true })
      expect(await played.clerk.send('letters.list', { text })).toMatchObject({ ok: true })
      expect(await played.clerk.send('classifiers.kato', { text })).toMatchObject({ ok: true })
    }
  })
})

describe('text', () => {
  const tenMegabytes = 'ж'.repeat(10_000_000)

  it.each([
    ['iin'],
    ['lastName'],
    ['firstName'],
    ['middleName'],
    ['phone'],
    ['bornOn'],
    ['iban'],
    ['ibanOwnerIin']
  ])('10 MB in people.save %s', async (field) => {
    expect(await refused('people.save', { ...person(), [field]: tenMegabytes })).toMatchObject({
      code: 'text-too-long',
      field
    })
  })

  it.each([['kato'], ['text']])('10 MB in people.save address.%s', async (field) => {
    expect(
      await refused('people.save', { ...person(), address: { ...glubokoe, [field]: tenMegabytes } })
    ).toMatchObject({ code: 'text-too-long', field: `address.${field}` })
  })

  it.each([
    ['surveyedOn', 'surveyedOn'],
    ['actNumber', 'actNumber'],
    ['conclusionOn', 'conclusionOn'],
    ['conclusionNumber', 'conclusionNumber'],
    ['notes', 'notes']
  ])('10 MB in cases.saveSurvey %s', async (name) => {
    expect(await refused('cases.saveSurvey', { id: caseId, survey: { [name]: tenMegabytes } })).toMatchObject(
      { code: 'text-too-long', field: `survey.${name}` }
    )
  })

  it('10 MB in a list inside, in a search, in a draft, in a login', async () => {
    expect(
      await refused('cases.saveSurvey', { id: caseId, survey: { coResidents: ['Иванов', tenMegabytes] } })
    ).toMatchObject({ code: 'text-too-long', field: 'survey.coResidents.1' })
    expect(await refused('people.search', { text: tenMegabytes })).toMatchObject({
      code: 'text-too-long',
      field: 'text'
    })
    expect(await refused('drafts.save', { title: 'x', data: { notes: tenMegabytes } })).toMatchObject({
      code: 'text-too-long'
    })
    expect(await refused('accounts.signIn', { login: tenMegabytes, password: 'x' })).toMatchObject({
      code: 'text-too-long',
      field: 'login'
    })
  })

  it('says how much is allowed', async () => {
    expect(await refused('people.save', { ...person(), lastName: 'ж'.repeat(81) })).toMatchObject({
      data: { max: 80 }
    })
    expect(await refused('people.save', { ...person(), lastName: tenMegabytes })).toMatchObject({
      data: { max: 80 }
    })
  })

  it.each([
    ['Ерлан 😀', 'name-malformed'],
    ['Ерлан\u0007', 'text-has-control-characters'],
    ['Ер\u202Eлан', 'text-has-control-characters'],
    ['Ерлан\u0000', 'text-has-control-characters'],
    ['Ерлан\ud800', 'text-has-control-characters'],
    ['Ерлан 2', 'name-malformed'],
    ['<b>Ерлан</b>', 'name-malformed'],
    ['', 'field-empty'],
    ['  \u200B ', 'field-empty'],
    ['-', 'name-malformed']
  ])('a first name %j → %s', async (firstName, code) => {
    expect(await refused('people.save', { ...person(), firstName })).toMatchObject({
      code,
      field: 'firstName'
    })
  })

  it.each([
    ['улица Абая 😀', 'text-has-emoji'],
    ['улица \u0000 Абая', 'text-has-control-characters'],
    ['улица \udc00', 'text-has-control-characters']
  ])('an address %j → %s', async (text, code) => {
    expect(await refused('people.save', { ...person(), address: { ...glubokoe, text } })).toMatchObject({
      code,
      field: 'address.text'
    })
  })

  it('a half of a character is refused wherever it stands', async () => {
    expect(await refused('people.search', { text: 'а\ud800' })).toMatchObject({ field: 'text' })
    expect(await refused('accounts.signIn', { login: '\ud800', password: 'x' })).toMatchObject({
      field: 'login'
    })
    expect(await refused('letters.open', { path: '\ud800' })).toMatchObject({ field: 'path' })
  })

  it.each(['phone', '😀😀😀😀😀😀', '12', '+', 'нет', '+7 701 123 45 67 8901234567890'])(
    'a phone %j',
    async (phone) => {
      expect(await refused('people.save', { ...person(), phone })).toMatchObject({
        code: 'phone-malformed',
        field: 'phone'
      })
    }
  )
})

describe('identifiers', () => {
  it.each([
    ['850315400609', 'iin-check-digit'],
    ['850315400618', 'iin-check-digit'],
    ['850315400610', 'iin-never-issued'],
    ['85031540060', 'iin-malformed'],
    ['850230400605', 'iin-check-digit'],
    ['', 'iin-malformed'],
    ['８50315400608', 'iin-malformed']
  ])('IIN %s → %s', async (iin, code) => {
    const error = await refused('people.save', { ...person(), iin })
    expect(error.field).toBe('iin')
    // A number of the prefix that was never issued has no right digit at all.
    expect(iin.startsWith('85031540061') ? 'iin-never-issued' : code).toBe(error.code)
  })

  it('a birth date or sex that contradicts the IIN', async () => {
    expect(
      await refused('people.save', { ...person(), iin: '850315400608', bornOn: '1985-03-16' })
    ).toMatchObject({ code: 'iin-birth-date-differs', field: 'iin' })
    expect(await refused('people.save', { ...person(), iin: '850315400608', sex: 'm' })).toMatchObject({
      code: 'iin-sex-differs',
      field: 'iin'
    })
  })

  it('a person who is not born yet', async () => {
    expect(await refused('people.save', { ...person(), iin: freshIin('2024-05-21', 'f') })).toMatchObject({
      code: 'date-in-future',
      field: 'iin'
    })
  })

  it.each([
    ['KZ978562203105747339', 'iban-check-digits'],
    ['KZ97856220310574733', 'iban-malformed'],
    ['DE89370400440532013000', 'iban-country'],
    ['GB29 NWBK 6016 1331 9268 19', 'iban-country'],
    ['978562203105747338', 'iban-malformed'],
    ['KZ97 8562 2031 0574 733O', 'iban-check-digits']
  ])('IBAN %s → %s', async (iban, code) => {
    expect(await refused('people.save', { ...person(), iban })).toMatchObject({ code, field: 'iban' })
    expect(await refused('cases.saveDetails', { id: caseId, iban })).toMatchObject({ code, field: 'iban' })
  })

  it.each([
    ['639999999', 'kato-unknown'],
    ['63', 'kato-malformed'],
    ['000000000', 'kato-malformed'],
    ['abcdefghi', 'kato-malformed'],
    ['６34000000', 'kato-malformed'],
    ['634 000 00', 'kato-malformed'],
    ['6340000001', 'kato-malformed']
  ])('KATO %j → %s', async (kato, code) => {
    const address = { kato, text: 'улица Абая, 12' }
    expect(await refused('people.save', { ...person(), address })).toMatchObject({
      code,
      field: 'address.kato'
    })
    expect(await refused('cases.saveDetails', { id: caseId, address })).toMatchObject({
      code,
      field: 'address.kato'
    })
  })
})

describe('dates', () => {
  it.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '24-05-13',
    '13.05.2024',
    '2024-5-3',
    '',
    '2024-05-13T00:00'
  ])('an application of %j', async (appliedOn) => {
    const error = await refused('cases.register', { ...family, appliedOn })
    expect(error.field).toBe('appliedOn')
    expect(['date-malformed', 'text-too-long']).toContain(error.code)
  })

  it.each([
    ['2024-05-21', 'applied-in-future'],
    ['2199-12-31', 'applied-in-future'],
    ['2017-12-31', 'rule-version-missing'],
    ['1899-12-31', 'rule-version-missing']
  ])('an application of %s → %s', async (appliedOn, code) => {
    expect(await refused('cases.register', { ...family, appliedOn })).toMatchObject({
      code,
      field: 'appliedOn'
    })
  })

  it('a survey of tomorrow, and of 30 February', async () => {
    for (const field of ['surveyedOn', 'conclusionOn']) {
      expect(
        await refused('cases.saveSurvey', { id: caseId, survey: { [field]: '2024-05-21' } })
      ).toMatchObject({ code: 'date-in-future', field: `survey.${field}` })
      expect(
        await refused('cases.saveSurvey', { id: caseId, survey: { [field]: '2024-02-30' } })
      ).toMatchObject({ code: 'date-malformed', field: `survey.${field}` })
    }
  })

  it('a child born after the application', async () => {
    played.clock.set('2024-05-20')
    const newborn = { iin: freshIin('2024-05-19', 'f'), lastName: 'Ахметова', firstName: 'Әлия' }
    const { id } = await played.clerk.call('people.save', newborn)
    before = await dump(played.folder)
    expect(
      await refused('cases.saveMembers', {
        id: caseId,
        members: [...family.members, { personId: id, relation: 'child', ableBodied: false }]
      })
    ).toMatchObject({ code: 'born-after-application', field: 'members.2.personId' })
  })
})

describe('incomes', () => {
  it.each([
    ['-1', 'amount-negative'],
    ['-0.01', 'amount-negative'],
    ['0.001', 'amount-fraction-of-tiyn'],
    ['150000.005', 'amount-fraction-of-tiyn'],
    ['1e5', 'amount-malformed'],
    ['1E+5', 'amount-malformed'],
    ['150 000', 'amount-malformed'],
    ['150000,50', 'amount-malformed'],
    ['0x10', 'amount-malformed'],
    ['', 'amount-malformed'],
    ['Infinity', 'amount-malformed'],
    ['NaN', 'amount-malformed'],
    ['99999999999999', 'amount-too-large'],
    ['99999999999999999999', 'amount-too-large'],
    ['9'.repeat(41), 'text-too-long']
  ])('%s → %s', async (amount, code) => {
    expect(
      await refused('cases.saveIncomes', { id: caseId, incomes: [income(), income({ amount })] })
    ).toMatchObject({ code, field: 'incomes.1.amount' })
  })

  it('a number where a string of tenge belongs', async () => {
    expect(
      await refused('cases.saveIncomes', { id: caseId, incomes: [income({ amount: 150000 })] })
    ).toMatchObject({ code: 'input-invalid', field: 'incomes.0.amount' })
  })

  it.each([
    [{ month: '2024-04' }, 'month-outside-quarter', 'month'],
    [{ month: '2023-12' }, 'month-outside-quarter', 'month'],
    [{ month: '2024-13' }, 'month-malformed', 'month'],
    [{ quarter: '2024-Q2' }, 'income-outside-quarter', 'quarter'],
    [{ quarter: '2023-Q4' }, 'income-outside-quarter', 'quarter'],
    [{ quarter: '2024-Q5' }, 'quarter-malformed', 'quarter'],
    [{ kind: 'gift' }, 'input-invalid', 'kind'],
    [{ personId: 99_999 }, 'income-member-unknown', 'personId'],
    [{ personId: undefined }, 'income-member-unknown', 'personId'],
    [{ personId: null }, 'income-member-unknown', 'personId']
  ])('%j → %s', async (wrong, code, field) => {
    expect(await refused('cases.saveIncomes', { id: caseId, incomes: [income(wrong)] })).toMatchObject({
      code,
      field: `incomes.0.${field}`
    })
  })

  it('the database itself refuses an income without a member, a negative one and one of text', async () => {
    const insert = (personId: number | null, amount: number | string): Promise<unknown> =>
      withSql(played.folder, (sql) =>
        sql.run(
          `INSERT INTO incomes (case_id, person_id, kind, quarter, amount) VALUES (?, ?, 'wages', '2024-Q1', ?)`,
          [caseId, personId, amount]
        )
      )
    const stranger = await withSql(played.folder, (sql) =>
      sql.get<{ id: number }>(
        'SELECT id FROM people WHERE id NOT IN (SELECT person_id FROM case_members) LIMIT 1'
      )
    )
    await expect(insert(stranger?.id ?? 0, 100)).rejects.toMatchObject({ kind: 'foreign-key' })
    await expect(insert(null, 100)).rejects.toMatchObject({ kind: 'not-null' })
    await expect(insert(member(0), -1)).rejects.toMatchObject({ kind: 'check' })
    await expect(insert(member(0), '150 000')).rejects.toMatchObject({ kind: 'type' })
  })
})

describe('every operation', () => {
  const junk: unknown[] = [
    null,
    'x',
    0,
    [],
    { id: {} },
    { id: 'x' },
    { id: 2 ** 53 },
    { id: 999_999_999 },
    { caseId: 999_999_999 },
    { decisionId: 999_999_999 },
    { decisionIds: [999_999_999] },
    { personId: 999_999_999 },
    { path: '../../etc/passwd' },
    { path: '/etc/passwd' },
    { jobId: 'x'.repeat(61) },
    { cursor: 'x' },
    { cursor: '' },
    { limit: 0 },
    { limit: 501 },
    { limit: 1.5 },
    { year: 1e9 },
    { text: { $gt: '' } }
  ]
  // These answer or change something on such an input rightly.
  const harmless = new Set<OperationName>([
    'accounts.signOut',
    'accounts.lock',
    'office.backup',
    'office.check',
    'exports.status',
    'exports.upload',
    'region.stop'
  ])

  it('answers junk with a coded error or a plain answer, never with an internal one', async () => {
    const people = [played.clerk, played.admin, played.visitor]
    for (const [name, { writes }] of allOperations()) {
      if (harmless.has(name)) continue
      for (const raw of junk) {
        for (const someone of people) {
          const answer = await someone.send(name, raw)
          const shown = `${name} ${JSON.stringify(raw)} ${JSON.stringify(answer).slice(0, 300)}`
          // Whether an answered write changed anything, the comparison of the whole file tells.
          if (answer.ok) expect(!writes || name === 'drafts.discard', shown).toBe(true)
          else expect(answer.error.code, shown).not.toMatch(/^(internal|bind-invalid)$/)
        }
      }
    }
  }, 60_000)
})
