import { setImmediate as turn } from 'node:timers/promises'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { checkIin } from '@shared/domain/iin'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../../database/journal'
import type { ReadConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import {
  allLists,
  insertList,
  insertListMembers,
  listById,
  listNamed,
  peopleByIins,
  type ListRow
} from './marks-queries'

type ListView = OutputOf<'peopleLists.all'>['lists'][number]
type Saved = OutputOf<'peopleLists.save'>

// So many are looked through before the window gets its turn.
const atOnce = 5000
/** What a refused entry is shown with. */
const shownLength = 40

const viewList = (row: ListRow): ListView => ({
  id: row.id,
  name: row.name,
  source: row.source,
  people: row.people,
  createdAt: row.created_at,
  createdBy: row.created_by
})

/** Lists of people chosen by hand, newest first. */
export async function listLists(call: Call): Promise<OutputOf<'peopleLists.all'>> {
  return call.read(async (read) => ({ lists: (await allLists(read)).map(viewList) }))
}

interface Sorted {
  iins: string[]
  wrong: string[]
  doubled: string[]
}

function isIin(text: string): boolean {
  try {
    checkIin(text)
    return true
  } catch (error) {
    if (error instanceof OfficeError) return false
    throw error
  }
}

/** The IINs of a pasted text, each once, with what is wrong and what stands there twice. */
async function sortIins(text: string): Promise<Sorted> {
  const entries = text.split(/[\s,;]+/).filter((entry) => entry !== '')
  const iins = new Set<string>()
  const doubled = new Set<string>()
  const wrong: string[] = []
  for (const [index, entry] of entries.entries()) {
    if (index % atOnce === atOnce - 1) await turn()
    if (!isIin(entry)) wrong.push(entry.slice(0, shownLength))
    else if (iins.has(entry)) doubled.add(entry)
    else iins.add(entry)
  }
  return { iins: [...iins], wrong, doubled: [...doubled] }
}

async function whoIsKnown(
  read: ReadConnection,
  iins: readonly string[]
): Promise<ReadonlyMap<string, number>> {
  const known = new Map<string, number>()
  for (let from = 0; from < iins.length; from += atOnce) {
    for (const { id, iin } of await peopleByIins(read, iins.slice(from, from + atOnce))) known.set(iin, id)
  }
  return known
}

/**
 * Makes a list of people from pasted IINs. Unless it is to be made despite them, wrong and unknown IINs leave it unmade and are
 * answered; one that stands there twice counts once.
 * @throws OfficeError `iin-list-faulty` when nobody would be in the list, `conflict` when the name is taken
 */
export async function saveList(call: Call, input: ParsedInputOf<'peopleLists.save'>): Promise<Saved> {
  const { iins, wrong, doubled } = await sortIins(input.iins)
  const known = await call.read(async (read) => {
    if (await listNamed(read, input.name)) throw new OfficeError('conflict', { field: 'name' })
    return whoIsKnown(read, iins)
  })
  const unknown = iins.filter((iin) => !known.has(iin))
  const faulty = wrong.length + unknown.length > 0
  if (faulty && !input.despiteUnknown) return { list: null, wrong, unknown, doubled }
  if (known.size === 0) throw new OfficeError('iin-list-faulty', { field: 'iins' })
  const list = await enterList(call, input, [...known.values()])
  return { list, wrong, unknown, doubled }
}

async function enterList(
  call: Call,
  input: ParsedInputOf<'peopleLists.save'>,
  personIds: readonly number[]
): Promise<ListView> {
  return call.write(async (tx, note) => {
    if (await listNamed(tx, input.name)) throw new OfficeError('conflict', { field: 'name' })
    const { name, source } = input
    const id = await insertList(tx, { name, source, at: call.now, by: call.actor.id })
    for (let from = 0; from < personIds.length; from += atOnce)
      await insertListMembers(tx, id, personIds.slice(from, from + atOnce))
    const row = await listById(tx, id)
    if (row === undefined) throw new Error(`list ${id} was not entered`)
    note({
      subjectKind: 'people-list',
      subjectId: id,
      after: hashOf(row),
      details: { people: row.people }
    })
    return viewList(row)
  })
}
