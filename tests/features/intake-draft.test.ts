import { describe, expect, test } from 'vitest'
import { casesOperations } from '@shared/contract/cases'
import { peopleOperations } from '@shared/contract/people'
import {
  applicantOf,
  emptyIntake,
  isWorthKeeping,
  mayBeLumpSum,
  quartersOf,
  registerInput,
  restoreIntake,
  setApplicant
} from '@renderer/features/cases/intake-draft'
import {
  guessRelation,
  newMember,
  reguess,
  tidyMembers,
  type KnownPerson
} from '@renderer/features/cases/member-draft'
import { draftFromSearch, emptyPerson, readIin, saveInput } from '@renderer/features/people/person-draft'

const today = '2020-07-14'
const mother = {
  id: 7,
  iin: '850315400608',
  lastName: 'Әлиева',
  firstName: 'Гүлнар',
  middleName: null,
  fullName: 'Әлиева Гүлнар',
  bornOn: '1985-03-15',
  sex: 'f' as const,
  phone: null,
  disabilityGroup: null,
  address: { kato: '634820100', text: 'Бейбітшілік к., 12', place: { kk: 'Алтай', ru: 'Алтай' } },
  accounts: [
    { id: 1, iban: 'KZ71722S000029932182', bank: '722', current: false },
    { id: 2, iban: 'KZ978562203105747338', bank: '562', current: true }
  ],
  familyId: null,
  revision: 1
}
const person = (id: number, bornOn: string, sex: 'm' | 'f'): KnownPerson => ({
  id,
  iin: '',
  fullName: `person ${id}`,
  bornOn,
  sex,
  disabilityGroup: null
})

describe('the draft of an application', () => {
  test('the applicant comes first and brings the address and the current account', () => {
    const draft = emptyIntake(today)
    draft.members = [newMember(person(8, '2010-01-01', 'm'), 'child', today)]
    setApplicant(draft, mother, today)
    expect(draft.members.map((one) => [one.personId, one.relation])).toEqual([
      [7, 'applicant'],
      [8, 'child']
    ])
    expect(draft).toMatchObject({
      kato: '634820100',
      addressText: 'Бейбітшілік к., 12',
      iban: 'KZ978562203105747338'
    })
    expect(applicantOf(draft)?.fullName).toBe('Әлиева Гүлнар')
  })

  test('another applicant takes the place of the first, address and account with it', () => {
    const draft = emptyIntake(today)
    setApplicant(draft, mother, today)
    setApplicant(draft, { ...mother, id: 9, address: null, accounts: [] }, today)
    expect(draft.members.map((one) => one.personId)).toEqual([9])
    expect(draft).toMatchObject({ kato: '', addressText: '', iban: '' })
  })

  test('comes back from the store as it was typed, a half entered person included', () => {
    const draft = emptyIntake(today)
    setApplicant(draft, mother, today)
    draft.appliedOn = '2020-07'
    draft.entering = 'member'
    draft.person = { ...emptyPerson(), lastName: 'Әли' }
    expect(restoreIntake(JSON.parse(JSON.stringify(draft)), today)).toEqual(draft)
  })

  test('what an older program stored otherwise does not break the screen', () => {
    expect(restoreIntake(null, today)).toEqual(emptyIntake(today))
    expect(restoreIntake({ appliedOn: '2020-01-02', members: 'none', channel: 'pigeon' }, today)).toEqual({
      ...emptyIntake('2020-01-02')
    })
  })

  test('a date alone is not worth a draft, a first letter is', () => {
    const draft = emptyIntake(today)
    expect(isWorthKeeping({ ...draft, appliedOn: '2020-01-01' })).toBe(false)
    expect(isWorthKeeping({ ...draft, person: { ...emptyPerson(), lastName: 'Ә' } })).toBe(true)
  })

  test('is what the contract takes', () => {
    const draft = emptyIntake(today)
    setApplicant(draft, mother, today)
    const input = registerInput(draft, 3)
    expect(casesOperations.register.input.safeParse(input).success).toBe(true)
    expect(input).toMatchObject({ applicantId: 7, draftId: 3, outsideNumber: null, lumpSum: false })
  })

  test('without an applicant the contract says which field is missing', () => {
    const parsed = casesOperations.register.input.safeParse(registerInput(emptyIntake(today), null))
    const paths = parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'))
    expect(paths).toEqual(['applicantId', 'members'])
  })

  test('the quarters follow from the date, and from a half typed one nothing', () => {
    expect(quartersOf('2018-02-10')).toEqual({ applied: '2018-Q1', income: '2017-Q4' })
    expect(quartersOf('2018-02')).toBeNull()
  })

  test('a lump sum exists from 2018 to the first quarter of 2019', () => {
    expect(['2017-12-31', '2018-01-01', '2019-03-31', '2019-04-01', ''].map(mayBeLumpSum)).toEqual([
      false,
      true,
      true,
      false,
      false
    ])
  })
})

describe('family members', () => {
  const applicant = newMember(person(1, '1985-03-15', 'f'), 'applicant', today)

  test.each([
    ['a boy of ten', person(2, '2010-01-01', 'm'), 'child'],
    ['a man of forty', person(2, '1980-01-01', 'm'), 'spouse'],
    ['a woman of sixty', person(2, '1960-01-01', 'f'), 'other']
  ])('%s is guessed to be', (_who, who, relation) => {
    expect(guessRelation(who, [applicant], today)).toBe(relation)
  })

  test('grown-ups are proposed as able-bodied but not with a disability of group I or II, nor in retirement', () => {
    const able = (bornOn: string, group: KnownPerson['disabilityGroup']) =>
      newMember({ ...person(1, bornOn, 'm'), disabilityGroup: group }, 'other', today).ableBodied
    expect([able('1985-01-01', null), able('1985-01-01', 3)]).toEqual([true, true])
    expect([able('1985-01-01', 2), able('1950-01-01', null), able('2005-01-01', null)]).toEqual([
      false,
      false,
      false
    ])
  })

  test('another date of application changes what was guessed, not what was chosen', () => {
    const boy = newMember(person(2, '2008-04-01', 'm'), 'spouse', '2026-11-22')
    const chosen = { ...newMember(person(3, '2008-04-01', 'm'), 'sibling', '2026-11-22'), ableBodied: false }
    const now = reguess([applicant, boy, chosen], '2026-11-22', '2018-02-10')
    expect(now.map((one) => [one.relation, one.ableBodied])).toEqual([
      ['applicant', true],
      ['child', false],
      ['sibling', false]
    ])
  })

  test('care for a member who left the list is dropped', () => {
    expect(tidyMembers([{ ...applicant, caresFor: '5' }]).map((one) => one.caresFor)).toEqual([''])
    expect(tidyMembers([{ ...applicant, caresFor: 'elderly' }]).map((one) => one.caresFor)).toEqual([
      'elderly'
    ])
  })
})

describe('the form of a person', () => {
  test('begins with what was searched for', () => {
    expect(draftFromSearch('8503 15').iin).toBe('850315')
    expect(draftFromSearch('Әлиева  Гүлнар Сейітқызы')).toMatchObject({
      lastName: 'Әлиева',
      firstName: 'Гүлнар',
      middleName: 'Сейітқызы'
    })
  })

  test('reads birth date and sex out of a whole IIN only', () => {
    expect(readIin('850315400608')).toMatchObject({ bornOn: '1985-03-15', sex: 'f' })
    expect([readIin('85031540060'), readIin('850315400607')]).toEqual([null, null])
  })

  test('is what the contract takes, with the account as the person’s own', () => {
    const input = saveInput(
      {
        ...emptyPerson('850315400608'),
        lastName: 'Әлиева',
        firstName: 'Гүлнар',
        iban: 'KZ978562203105747338'
      },
      null
    )
    expect(peopleOperations.save.input.safeParse(input).success).toBe(true)
    expect(input).toMatchObject({ ibanOwnerIin: '850315400608', address: null, middleName: null })
  })
})
