import { addDays } from '@shared/domain/iso-date'
import { insertMany, type BulkValue } from '../../electron/database/bulk'
import { openOffice, openServices, type Office } from '../../electron/office'
import type { SessionContext } from '../../electron/ipc/call'
import { benchPassword } from './big-office'
import { atMost, duration, median, type BenchRow } from './report'
import { clock, peopleOf, resourcesFolder, type BenchSettings } from './settings'

const options = (folder: string) => ({
  dataFolder: folder,
  resourcesFolder,
  version: '0.0.0-bench',
  emit: () => undefined,
  clock
})
const states = [
  'registered',
  'in-review',
  'waiting',
  'assessed',
  'proposed',
  'decided',
  'notified',
  'withdrawn'
]

/** Cases of years for every family, so that the list of cases is as long as the list of people. */
async function fillCases(folder: string, count: number): Promise<void> {
  const { services, close } = await openServices(options(folder))
  const applicants = await services.database.read((read) =>
    read.all<{ person_id: number; family_id: number }>(
      "SELECT person_id, family_id FROM family_members WHERE relation = 'applicant' ORDER BY family_id"
    )
  )
  const columns = [
    ...[
      'id',
      'number',
      'programme',
      'state',
      'channel',
      'applied_on',
      'quarter',
      'income_quarter',
      'term_days'
    ],
    ...[
      'deadline',
      'registered_at',
      'registered_by',
      'applicant_id',
      'family_id',
      'region',
      'kato',
      'address_text'
    ]
  ]
  for (let from = 0; from < count; from += 5000) {
    const rows: BulkValue[][] = []
    for (let id = from + 1; id <= Math.min(count, from + 5000); id += 1) {
      const applicant = applicants[id % applicants.length]
      if (applicant === undefined) continue
      const round = Math.floor(id / applicants.length)
      const day = addDays('2018-01-03', round * 91 + (id % 80))
      // An open case is one of its family and quarter; later rounds are other quarters.
      const state = states[(id + round) % states.length] ?? 'decided'
      rows.push([
        ...[
          id,
          `2018-${String(id).padStart(6, '0')}`,
          'asp',
          state,
          'in-person',
          day,
          `${2018 + round}-Q1`,
          '2017-Q4',
          15
        ],
        ...[
          addDays(day, 21),
          `${day}T05:00:00.000Z`,
          2,
          applicant.person_id,
          applicant.family_id,
          '63',
          '634030100',
          'Абай, 1'
        ]
      ])
    }
    await services.database.write((tx) => insertMany(tx, 'cases', columns, rows))
  }
  await close()
}

interface List {
  what: string
  name: 'people.search' | 'cases.list'
  input: Record<string, unknown>
  /** The list's cursor: its name, and the query of the key that a row far down has. */
  cursor: { name: string; keyAt: string }
}

const casesBy = (what: string, sort: string, column: string, descending: boolean): List => ({
  what: `cases ${what}`,
  name: 'cases.list',
  input: { sort, descending },
  cursor: {
    name: `cases-${sort}-${descending ? 'down' : 'up'}`,
    keyAt: `SELECT ${column} AS key, c.id FROM cases c JOIN people p ON p.id = c.applicant_id
      ORDER BY 1 ${descending ? 'DESC' : 'ASC'}, 2 ${descending ? 'DESC' : 'ASC'} LIMIT 1 OFFSET ?`
  }
})

const lists: readonly List[] = [
  {
    what: 'people',
    name: 'people.search',
    input: {},
    cursor: {
      name: 'people',
      keyAt: 'SELECT search_key AS key, id FROM people ORDER BY search_key, id LIMIT 1 OFFSET ?'
    }
  },
  casesBy('by number', 'number', 'c.number', false),
  casesBy('by deadline', 'deadline', 'c.deadline', false),
  casesBy('by day of application, newest first', 'appliedOn', 'c.applied_on', true),
  casesBy('by applicant', 'applicant', 'p.search_key', false)
]

/** The cursors a screen would hold after paging so far; paging there would take the bench minutes. */
async function cursorsAt(folder: string, depth: number): Promise<string[]> {
  const { services, close } = await openServices(options(folder))
  const cursors = await services.database.read(async (read) => {
    const found: string[] = []
    for (const { cursor } of lists) {
      const row = await read.get<{ key: string; id: number }>(cursor.keyAt, [depth])
      if (row === undefined) throw new Error(`the list ${cursor.name} has no row ${depth}`)
      found.push(Buffer.from(JSON.stringify([cursor.name, row.key, row.id])).toString('base64url'))
    }
    return found
  })
  await close()
  return cursors
}

/** A page far down every long list against its first page. */
export async function benchPages(settings: BenchSettings, folder: string): Promise<BenchRow[]> {
  const rows = peopleOf(settings)
  await fillCases(folder, rows)
  const depth = Math.floor((rows * 29) / 30)
  const cursors = await cursorsAt(folder, depth)
  const office = await openOffice(options(folder))
  const session = office.createSession('headless', 'ru')
  await office.dispatch('accounts.signIn', { login: 'head', password: benchPassword }, session)
  const measured: BenchRow[] = []
  for (const [index, list] of lists.entries()) {
    measured.push(await benchList(office, session, list, { depth, cursor: cursors[index] ?? '' }))
  }
  await office.close()
  return measured
}

async function benchList(
  office: Office,
  session: SessionContext,
  list: List,
  far: { depth: number; cursor: string }
): Promise<BenchRow> {
  const timed = async (cursor: string | null): Promise<number> => {
    const times: number[] = []
    for (let i = 0; i < 9; i += 1) {
      const input = { ...list.input, limit: 100, ...(cursor === null ? {} : { cursor }) }
      const start = performance.now()
      const answer = await office.dispatch(list.name, input, session)
      times.push(performance.now() - start)
      if (!answer.ok) throw new Error(`${list.name}: ${answer.error.code}`)
    }
    return median(times)
  }
  const first = await timed(null)
  const there = await timed(far.cursor)
  return atMost(
    {
      what: `list of ${list.what}: page at row ${far.depth}`,
      yardstick: `first page ${duration(first)}`,
      ours: duration(there)
    },
    there / first,
    5
  )
}
