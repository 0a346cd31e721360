import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { bundledWorker } from '../support/pdf-worker'
import { adult, openPlayedOffice, refusal, withSql, type PlayedOffice } from './support/play'
import { declare, parents, settle } from './support/renewal'

const csv = (...lines: string[]): string => Buffer.from(lines.join('\n')).toString('base64')

async function office(): Promise<PlayedOffice> {
  return openPlayedOffice('2020-07-10', { workerUrl: await bundledWorker() })
}

const iinOf = async (played: PlayedOffice, id: number): Promise<string> =>
  (await played.clerk.call('people.get', { id })).person.iin

const read = (played: PlayedOffice, content: string, dryRun = false) =>
  played.clerk.call('incomes.import', {
    ...{ quarter: '2020-Q2', fileName: 'incomes.csv', content, source: 'Список центра занятости', dryRun }
  })

describe('incomes a family declares for a quarter', () => {
  it('take the place of those declared before; an empty list is a declaration too', async () => {
    const played = await office()
    const family = await settle(played, parents)
    const asked = { familyId: family.familyId, quarter: '2020-Q2' }
    expect(await played.clerk.call('incomes.get', asked)).toEqual({ declaration: null })
    await declare(played, family, '2020-Q2', [[1, 'wages', '90000.5']])
    await declare(played, family, '2020-Q2', [])
    expect((await played.clerk.call('incomes.get', asked)).declaration).toMatchObject({
      ...{ source: 'Справка', declaredOn: '2020-07-10', incomes: [] }
    })
    await declare(played, family, '2020-Q2', [[0, 'pension', '10']])
    const { declaration } = await played.clerk.call('incomes.get', asked)
    expect(declaration?.incomes).toEqual([
      { personId: family.applicantId, kind: 'pension', month: null, amount: '10.00', document: '' }
    ])
    const kept = await withSql(played.folder, (sql) =>
      sql.all('SELECT id, superseded_by FROM income_declarations ORDER BY id')
    )
    expect(kept).toEqual([
      { id: 1, superseded_by: 2 },
      { id: 2, superseded_by: 3 },
      { id: 3, superseded_by: null }
    ])
  })

  it('are refused of a stranger, of a month outside, of a quarter to come and of no family', async () => {
    const played = await office()
    const family = await settle(played, parents)
    const stranger = await settle(played, [adult])
    const said = (income: object, more: object = {}) =>
      refusal(
        played.clerk.call('incomes.declare', {
          ...{ familyId: family.familyId, quarter: '2020-Q2', source: 'Справка' },
          incomes: [{ personId: family.applicantId, kind: 'wages' as const, amount: '1', ...income }],
          ...more
        })
      )
    expect(await said({ personId: stranger.applicantId })).toMatchObject({
      ...{ code: 'income-member-unknown', field: 'incomes.0.personId' }
    })
    expect(await said({ month: '2020-07' })).toMatchObject({
      ...{ code: 'month-outside-quarter', field: 'incomes.0.month' }
    })
    expect(await said({}, { quarter: '2020-Q4' })).toMatchObject({ code: 'quarter-in-future' })
    expect(await said({}, { familyId: 999 })).toMatchObject({ code: 'not-found', field: 'familyId' })
  })
})

describe('a file of incomes', () => {
  it('is shown first, then taken; everybody named brings the declaration of the family', async () => {
    const played = await office()
    const one = await settle(played, parents)
    const two = await settle(played, parents)
    const [first, second, third] = await Promise.all(
      [one.applicantId, one.members[1]?.personId ?? 0, two.applicantId].map((id) => iinOf(played, id))
    )
    const content = csv(
      'ЖСН;Түрі;Ай;Сома',
      `${first ?? ''};жалақы;2020-04;10 000,50`,
      `${second ?? ''};зейнетақы;;3000`,
      `${third ?? ''};;;`,
      ';;;'
    )
    expect(await read(played, content, true)).toEqual({
      ...{ rows: 3, accepted: 3, families: 2, faults: [], written: false }
    })
    expect(await played.clerk.call('incomes.get', { familyId: one.familyId, quarter: '2020-Q2' })).toEqual({
      declaration: null
    })
    expect(await read(played, content)).toMatchObject({ written: true, families: 2 })
    const declared = async (familyId: number) =>
      (await played.clerk.call('incomes.get', { familyId, quarter: '2020-Q2' })).declaration?.incomes.map(
        ({ kind, month, amount }) => [kind, month, amount]
      )
    expect(await declared(one.familyId)).toEqual([
      ['wages', '2020-04', '10000.50'],
      ['pension', null, '3000.00']
    ])
    expect(await declared(two.familyId)).toEqual([])
  })

  it('with one fault writes nothing and names each by row and column', async () => {
    const played = await office()
    const one = await settle(played, parents)
    const iin = await iinOf(played, one.applicantId)
    const alone = await played.clerk.call('people.save', {
      ...{ iin: '900101400013', lastName: 'Один', firstName: 'Один' }
    })
    const answer = await read(
      played,
      csv(
        'ИИН,Вид дохода,Месяц,Сумма',
        `${iin},wages,2020-04,1000`,
        `${iin},зарплатка,2020-04,1000`,
        `${iin},wages,2020-09,1000`,
        `${iin},wages,2020-04,много`,
        `${alone.iin},wages,2020-04,1`,
        `850101300015,wages,2020-04,1`
      )
    )
    expect(answer).toMatchObject({ rows: 6, accepted: 1, written: false })
    expect(answer.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'kind', 'income-kind-unknown'],
      [4, 'month', 'month-outside-quarter'],
      [5, 'amount', 'amount-malformed'],
      [6, 'iin', 'person-without-family'],
      [7, 'iin', 'iin-unknown']
    ])
    expect(await played.clerk.call('incomes.get', { familyId: one.familyId, quarter: '2020-Q2' })).toEqual({
      declaration: null
    })
    expect(await refusal(read(played, csv('ИИН;Сумма', `${iin};1`)))).toMatchObject({
      ...{ code: 'column-missing', data: { column: 'Вид' } }
    })
    const package_ = await readFile('package.json')
    expect(await refusal(read(played, package_.toString('base64')))).toMatchObject({ field: 'content' })
  })
})
