import { makeIban } from '@shared/domain/iban'
import { makeIin } from '@shared/domain/iin'
import { searchKey } from '@shared/domain/search-key'
import {
  adult,
  child,
  decide,
  enterFamily,
  openPlayedOffice,
  register,
  setLine,
  withSql,
  type MemberPlan,
  type PlayedOffice
} from './play'

export const payDay = '2024-05-20'

/** An office of May 2024 in which some families have been assigned ASP for April to June; `sizes` are their children. */
export async function officeWithPayees(
  children: readonly number[],
  options: Parameters<typeof openPlayedOffice>[1] = {}
): Promise<PlayedOffice & { payees: Payee[] }> {
  const played = await openPlayedOffice(payDay, options)
  await setLine(played.admin, '2024-Q2', '40000')
  const payees: Payee[] = []
  for (const number of children) payees.push(await assignTo(played, number))
  return { ...played, payees }
}

export interface Payee {
  personId: number
  caseId: number
  decisionId: number
  iin: string
}

export async function assignTo(played: PlayedOffice, children: number, on = '2024-05-13'): Promise<Payee> {
  const members: MemberPlan[] = [adult, ...Array.from({ length: children }, () => child('2012-06-03'))]
  const family = await enterFamily(played.clerk, members)
  const decided = await decide(played, await register(played.clerk, family, on))
  const { person } = await played.clerk.call('people.get', { id: family.applicantId })
  return {
    personId: family.applicantId,
    caseId: decided.id,
    decisionId: decided.decision?.id ?? 0,
    iin: person.iin
  }
}

const lastNames = [
  'Әлиев',
  'Айтқазин',
  'Ғабитов',
  'Гусев',
  'Қасымов',
  'Кузнецов',
  'Өмірзақов',
  'Орлов',
  'Іргебаев'
]
const villages = ['634000000', '634030000', '634033000', '634035000']

/**
 * Enters many payees at once, each owed one month by a decision that is there: for what matters only in bulk. Every name is of
 * this process alone.
 */
export async function enterManyPayees(
  folder: string,
  count: number,
  { programme, month, amount }: { programme: string; month: string; amount: (index: number) => number }
): Promise<void> {
  await withSql(folder, async (sql) => {
    const first = await sql.get<{ person: number; family: number; decision: number }>(
      `SELECT (SELECT max(id) FROM people) AS person, (SELECT max(id) FROM families) AS family,
         (SELECT max(id) FROM decisions) AS decision`
    )
    if (first === undefined) throw new Error('the office is empty')
    await sql.exec('BEGIN IMMEDIATE')
    for (let from = 0; from < count; from += 10_000) {
      const rows = Array.from({ length: Math.min(10_000, count - from) }, (_, at) => {
        const i = from + at
        const last = `${lastNames[i % lastNames.length] ?? ''}${String.fromCharCode(1072 + (i % 30))}`
        const name = `Айша${String.fromCharCode(1072 + (Math.floor(i / 30) % 30))}`
        const iin = bulkIin(i)
        return [
          ...[
            first.person + 1 + i,
            iin,
            last,
            name,
            searchKey(`${last} ${name}`),
            `19${iin.slice(0, 2)}-01-01`
          ],
          ...[first.family + 1 + i, makeIban('722', `B${String(i).padStart(12, '0')}`)],
          ...[villages[i % villages.length] ?? '', amount(i)]
        ]
      })
      const given = JSON.stringify(rows)
      const at = '2024-05-01T00:00:00.000Z'
      await sql.run(
        `INSERT INTO people (id, iin, last_name, first_name, search_key, born_on, sex, created_at)
         SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, 'f', ? FROM jsonb_each(?)`,
        [at, given]
      )
      await sql.run('INSERT INTO families (id, created_at) SELECT value ->> 6, ? FROM jsonb_each(?)', [
        at,
        given
      ])
      await sql.run(
        `INSERT INTO accounts_iban (person_id, iban, since) SELECT value ->> 0, value ->> 7, '2024-01-01' FROM jsonb_each(?)`,
        [given]
      )
      await sql.run(
        `INSERT INTO addresses (person_id, kato, text, address_key, since)
         SELECT value ->> 0, value ->> 8, 'Абай көшесі', 'абаи', '2024-01-01' FROM jsonb_each(?)`,
        [given]
      )
      await sql.run(
        `INSERT INTO payments (decision_id, family_id, person_id, programme, month, amount, iban, state)
         SELECT ?, value ->> 6, value ->> 0, ?, ?, value ->> 9, value ->> 7, 'planned' FROM jsonb_each(?)`,
        [first.decision, programme, month, given]
      )
    }
    await sql.exec('COMMIT')
  })
}

/** Valid, and of nobody whom the other helpers enter: those are born later. */
function bulkIin(index: number): string {
  const day = new Date(Date.UTC(1940, 0, 1 + Math.floor(index / 4000))).toISOString().slice(0, 10)
  const serial = 1 + (index % 4000) * 2
  return makeIin(day, 'f', serial) ?? makeIin(day, 'f', serial + 1) ?? `${String(index).padStart(12, '9')}`
}
