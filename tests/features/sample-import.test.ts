import { expect, it, onTestFinished } from 'vitest'
import { makeIban } from '@shared/domain/iban'
import { sampleFamilies } from '@shared/sample/office'
import { Call } from '../../electron/ipc/call'
import { openServices } from '../../electron/office'
import { importFamilies, type ImportedFamily, type ImportedIds } from '../../electron/office/bulk-import'
import { temporaryFolder } from '../support/database'
import { iinOf, openTestOffice, resourcesFolder, testPassword, type Person } from '../support/office'

const clock = { now: () => '2026-11-20T06:00:00.000Z', today: () => '2026-11-20' }
const since = '2026-10-01'

/** Families made up for an import; the first member has the account. */
function madeUp(count: number, seed = 9): ImportedFamily[] {
  const question = { families: count, seed, on: since, settlements: ['634030100', '634039100'] }
  return [...sampleFamilies(question)].map((family) => ({
    members: family.members.map(
      ({
        iin,
        lastName,
        firstName,
        middleName,
        phone,
        disabilityGroup,
        relation
      }): ImportedFamily['members'][number] => ({
        ...{ iin, lastName, firstName, middleName, phone, disabilityGroup, relation },
        address: family.address,
        iban: relation === 'applicant' ? family.iban : null
      })
    )
  }))
}

/** An office that is set up, closed, and opened without a door, with a call of its administrator. */
async function administratorsCall(): Promise<{
  call: Call
  asked: (work: (head: Person) => Promise<void>) => Promise<void>
}> {
  const folder = await temporaryFolder()
  const first = await openTestOffice({ dataFolder: folder, clock }, () => undefined)
  await first.signedIn('head')
  await first.office.close()
  const { services, close } = await openServices({
    dataFolder: folder,
    resourcesFolder,
    version: '0.0.0-test',
    emit: () => undefined,
    clock
  })
  let closed = false
  const end = async (): Promise<void> => {
    if (!closed) await close()
    closed = true
  }
  onTestFinished(end)
  const user = { id: 1, login: 'admin', name: 'Әкімші Айдос', role: 'administrator', locale: 'ru' } as const
  const call = new Call('office.createSample', services, {
    door: 'headless',
    user,
    locked: false,
    locale: 'ru'
  })
  return {
    call,
    async asked(work) {
      await end()
      const again = await openTestOffice({ dataFolder: folder, clock })
      const head = again.as(again.office.createSession('headless', 'ru'))
      await head.call('accounts.signIn', { login: 'head', password: testPassword })
      await work(head)
    }
  }
}

const counts = (
  call: Call
): Promise<{ people: number; families: number; indexed: number; journal: number }> =>
  call.read(async (read) => {
    const row = await read.get<{ people: number; families: number; indexed: number; journal: number }>(
      `SELECT (SELECT count(*) FROM people) AS people, (SELECT count(*) FROM families) AS families,
        (SELECT count(*) FROM people_index) AS indexed, (SELECT count(*) FROM journal WHERE subject_kind = 'import') AS journal`
    )
    if (row === undefined) throw new Error('nothing was counted')
    return row
  })

it('2 300 families come in by chunks, each with a journal row; people are found, and the ids are theirs', async () => {
  const { call, asked } = await administratorsCall()
  const families = madeUp(2300)
  const ids: ImportedIds[] = []
  const told: number[] = []
  const made = await importFamilies(call, families, {
    since,
    onImported: (given) => {
      ids.push(...given)
      told.push(given.length)
    }
  })
  const people = families.reduce((sum, family) => sum + family.members.length, 0)
  expect(made).toEqual({ families: 2300, people })
  expect(told).toEqual([1000, 1000, 300])
  expect(await counts(call)).toEqual({ people, families: 2300, indexed: people, journal: 3 })
  await asked(async (head) => {
    for (const place of [0, 999, 1000, 2299]) {
      const family = families[place]
      const [first] = family?.members ?? []
      const found = await head.call('people.search', { text: `${first?.lastName} ${first?.iin}` })
      expect(found.rows.map((row) => row.id)).toEqual([ids[place]?.people[0]])
      const { person, family: shown } = await head.call('people.get', { id: ids[place]?.people[0] ?? 0 })
      expect(person).toMatchObject({ iin: first?.iin, familyId: ids[place]?.familyId, phone: first?.phone })
      expect(person.accounts.map((account) => account.iban)).toEqual([first?.iban])
      expect(shown?.members.map((member) => member.iin)).toEqual(family?.members.map((member) => member.iin))
    }
  })
})

it('somebody entered between two chunks: the ids are given anew', async () => {
  const { call } = await administratorsCall()
  const families = madeUp(1200)
  let added = false
  const ids: ImportedIds[] = []
  await importFamilies(call, families, {
    since,
    onImported: (given) => {
      ids.push(...given)
      if (added) return
      added = true
      void call.office.database.write((tx) =>
        tx.run(
          `INSERT INTO people (iin, last_name, first_name, search_key, born_on, sex, created_at) VALUES (?, 'А', 'Б', 'а б', '1980-01-01', 'f', ?)`,
          [iinOf('1980-01-01'), clock.now()]
        )
      )
    }
  })
  const people = families.reduce((sum, family) => sum + family.members.length, 0)
  expect(await counts(call)).toMatchObject({ people: people + 1, families: 1200 })
  const given = ids.flatMap((family) => family.people)
  expect(new Set(given).size).toBe(people)
})

it('a wrong row stops the import and is named; its chunk leaves nothing, those before it stay', async () => {
  const { call } = await administratorsCall()
  const families = madeUp(1100)
  const spoil = (change: Partial<ImportedFamily['members'][number]>): ImportedFamily[] =>
    families.map((family, number) =>
      number === 1050
        ? {
            members: family.members.map((member, place) => (place === 0 ? { ...member, ...change } : member))
          }
        : family
    )
  const refused = (change: Partial<ImportedFamily['members'][number]>) =>
    importFamilies(call, spoil(change), { since }).then(
      () => null,
      (error: { code: string; field: string }) => [error.code, error.field]
    )
  const field = 'families.1050.members.0'
  expect(await refused({ iin: '850315400601' })).toEqual(['iin-check-digit', `${field}.iin`])
  expect(await counts(call)).toMatchObject({ families: 1000, journal: 1 })
  const fresh = families.slice(1000)
  const again = (change: Partial<ImportedFamily['members'][number]>) =>
    importFamilies(
      call,
      [{ members: fresh[0]?.members.map((one, place) => (place === 0 ? { ...one, ...change } : one)) ?? [] }],
      { since }
    ).then(
      () => null,
      (error: { code: string; field: string }) => [error.code, error.field]
    )
  const [first] = families[0]?.members ?? []
  expect(await again({ iin: first?.iin ?? '' })).toEqual(['iin-taken', 'families.0.members.0.iin'])
  expect(await again({ iban: first?.iban ?? '' })).toEqual(['iban-taken', 'families.0.members.0.iban'])
  expect(await again({ address: { kato: '999999999', text: 'Абай, 1' } })).toEqual([
    'kato-unknown',
    'families.0.members.0.address.kato'
  ])
  expect(await again({ iban: makeIban('722', 'S009999999999') })).toBeNull()
  expect(await counts(call)).toMatchObject({ families: 1001, journal: 2 })
})
