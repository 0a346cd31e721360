import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { makeIban } from '@shared/domain/iban'
import { glubokoe, iinOf, openTestOffice, type Person } from '../support/office'
import { bundledWorker } from '../support/pdf-worker'

/** Mother of four, 50 000 a month, line 14 849: example E1 of the law. */
async function registerE1(clerk: Person): Promise<{ caseId: number; mother: number }> {
  const mother = await clerk.call('people.save', {
    iin: iinOf('1985-03-15'),
    lastName: 'Нұрғалиева',
    firstName: 'Әлия',
    middleName: 'Қуатқызы',
    phone: '+7 701 123 45 67',
    address: glubokoe,
    iban: makeIban('722', 'S000029932182')
  })
  const children: number[] = []
  for (const [index, bornOn] of ['2008-04-01', '2010-05-02', '2012-06-03', '2014-07-04'].entries()) {
    const child = await clerk.call('people.save', {
      iin: iinOf(bornOn, 'm', 10 + index),
      lastName: 'Нұрғалиев',
      firstName: 'Ерлан'
    })
    children.push(child.id)
  }
  const { case: registered } = await clerk.call('cases.register', {
    applicantId: mother.id,
    appliedOn: '2018-02-10',
    members: [
      { personId: mother.id, relation: 'applicant', ableBodied: true },
      ...children.map((personId) => ({ personId, relation: 'child' as const, ableBodied: false }))
    ]
  })
  return { caseId: registered.id, mother: mother.id }
}

describe('the whole job through the contract', () => {
  it('E1: registers, assesses 24 245 a month, proposes, approves by another hand, prints', async () => {
    const { signedIn } = await openTestOffice({ workerUrl: await bundledWorker() })
    const admin = await signedIn('administrator')
    const clerk = await signedIn('clerk')
    const reviewer = await signedIn('reviewer')
    await admin.call('parameters.set', {
      name: 'poverty-line',
      value: '14849',
      quarter: '2018-Q1',
      region: '63',
      act: 'Сведения области'
    })

    const { caseId, mother } = await registerE1(clerk)
    await clerk.call('cases.saveIncomes', {
      id: caseId,
      incomes: [
        { personId: mother, kind: 'wages', quarter: '2017-Q4', amount: '150000.00', source: 'работодатель' }
      ]
    })
    await clerk.call('cases.saveSurvey', {
      id: caseId,
      survey: { surveyedOn: '2018-02-12', conclusion: 'need', conclusionOn: '2018-02-13' }
    })
    const assessed = await clerk.call('cases.assess', { id: caseId })
    expect(assessed.case.assessment).toMatchObject({
      entitled: true,
      figures: { povertyLine: '14849.00', perCapita: '10000.00', monthly: '24245.00' },
      months: [
        { month: '2018-02', amount: '24245.00' },
        { month: '2018-03', amount: '24245.00' }
      ],
      total: '48490.00'
    })
    await clerk.call('cases.propose', { id: caseId, note: 'Проверено' })
    const decided = await reviewer.call('cases.approve', { id: caseId })
    expect(decided.case.state).toBe('decided')
    const decisionId = decided.case.decision?.id ?? 0
    const decision = await clerk.call('decisions.get', { id: decisionId })
    expect(decision.payments).toEqual([
      { month: '2018-02', amount: '24245.00', state: 'planned' },
      { month: '2018-03', amount: '24245.00', state: 'planned' }
    ])
    expect(await clerk.call('decisions.recompute', {})).toEqual({ checked: 1, differences: [] })

    const letter = await clerk.call('letters.render', { decisionId })
    expect(letter.copyNo).toBe(1)
    expect((await readFile(letter.path)).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await clerk.call('letters.render', { decisionId })).copyNo).toBe(2)
    expect((await clerk.call('cases.get', { id: caseId })).case.state).toBe('closed')
    expect(await admin.call('journal.verify', {})).toMatchObject({ ok: true, firstBroken: null })
  })
})
