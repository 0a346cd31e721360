import { withRussianLetters } from '@shared/sample/naming'
import type { OutputOf } from '@shared/contract'
import { openOffice, openServices, type Office } from '../../electron/office'
import type { SessionContext } from '../../electron/ipc/call'
import { benchPassword } from './big-office'
import { atMost, duration, median, percentile, type BenchRow } from './report'
import { clock, resourcesFolder, type BenchSettings } from './settings'

interface Person {
  id: number
  iin: string
  last_name: string
  first_name: string
  middle_name: string | null
  phone: string | null
}

const asked = 200

/** The same name as somebody might type it: another keyboard, other case, other order, signs left out, words begun. */
const spellings: readonly ((person: Person) => string)[] = [
  (person) => `${person.last_name} ${person.first_name}`,
  (person) => withRussianLetters(`${person.last_name} ${person.first_name} ${person.middle_name ?? ''}`),
  (person) => `${person.first_name} ${person.last_name}`.toUpperCase(),
  (person) => withRussianLetters(`${person.first_name} ${person.last_name}`).toLowerCase(),
  (person) => `${person.last_name.slice(0, 5)} ${person.first_name.slice(0, 4)}`,
  (person) =>
    `${person.last_name} ${person.first_name}`.replaceAll('ё', 'е').replace(/ь(?![аеёиоуэюя])/g, ''),
  (person) => `${person.last_name.replaceAll('о', 'o').replaceAll('а', 'a')} ${person.first_name}`,
  (person) => person.iin,
  (person) => person.iin.slice(0, 9),
  (person) => person.phone ?? `${person.last_name}  ${person.first_name}`
]

async function somePeople(folder: string): Promise<{ people: Person[]; likeMs: number }> {
  const { services, close } = await openServices({
    dataFolder: folder,
    resourcesFolder,
    version: '0.0.0-bench',
    emit: () => undefined,
    clock
  })
  const people = await services.database.read((read) =>
    read.all<Person>(
      `SELECT id, iin, last_name, first_name, middle_name, phone FROM people
       WHERE id % max(1, (SELECT max(id) FROM people) / ?) = 0 ORDER BY id LIMIT ?`,
      [asked, asked]
    )
  )
  const times: number[] = []
  for (const person of people.slice(0, 9)) {
    const start = performance.now()
    await services.database.read((read) =>
      read.get('SELECT count(*) AS n FROM people WHERE search_key LIKE ?', [
        `%${person.first_name.slice(1, 5)}%`
      ])
    )
    times.push(performance.now() - start)
  }
  await close()
  return { people, likeMs: median(times) }
}

type Found = OutputOf<'people.search'>

async function search(
  office: Office,
  session: SessionContext,
  input: { text?: string; limit?: number; cursor?: string }
): Promise<Found> {
  const answer = await office.dispatch('people.search', input, session)
  if (!answer.ok) throw new Error(`people.search: ${answer.error.code}`)
  return answer.result as Found
}

/** Person search over the whole region: time of the answer on the screen, and whether everybody is found. */
export async function benchSearch(_settings: BenchSettings, folder: string): Promise<BenchRow[]> {
  const { people, likeMs } = await somePeople(folder)
  const office = await openOffice({
    dataFolder: folder,
    resourcesFolder,
    version: '0.0.0-bench',
    emit: () => undefined,
    clock
  })
  const session = office.createSession('headless', 'ru')
  await office.dispatch('accounts.signIn', { login: 'head', password: benchPassword }, session)
  const times: number[] = []
  const missed: string[] = []
  let found = 0
  for (const [index, person] of people.entries()) {
    const text = (spellings[index % spellings.length] ?? spellings[0])?.(person) ?? ''
    const start = performance.now()
    await search(office, session, { text, limit: 50 })
    times.push(performance.now() - start)
    if (await isFound(office, session, text, person.id)) found += 1
    else missed.push(text)
  }
  await office.close()
  const p95 = percentile(times, 95)
  return [
    atMost(
      {
        what: 'person search, 95 of 100 answers within',
        yardstick: `one LIKE scan ${duration(likeMs)}`,
        ours: duration(p95),
        note: `${people.length} searches through the door, half of them within ${duration(median(times))}`
      },
      p95 / likeMs,
      0.2
    ),
    {
      what: 'recall on mixed spellings',
      yardstick: `${people.length} people`,
      ours: `${found} found`,
      ratio: found / people.length,
      budget: 'all',
      met: found === people.length,
      ...(missed.length === 0 ? {} : { note: `not found: ${missed.join('; ')}` })
    }
  ]
}

async function isFound(office: Office, session: SessionContext, text: string, id: number): Promise<boolean> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Found = await search(office, session, {
      text,
      limit: 500,
      ...(cursor === undefined ? {} : { cursor })
    })
    if (page.rows.some((row) => row.id === id)) return true
    cursor = page.next
  }
  return false
}
