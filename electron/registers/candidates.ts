import type { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { candidateView } from '@shared/contract/registers'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../database/journal'
import { keysetPage, keysetQuery, type Keyset } from '../database/keyset'
import type { WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { matchOf } from '../people/match'
import { fullName } from '../people/queries'
import {
  candidatesByIds,
  candidatesPage,
  insertCandidates,
  peopleOn,
  setResult,
  standingCandidates,
  type CandidateRow,
  type WaveRow
} from './wave-queries'
import { categoriesOf, mustFindWave } from './waves'

type View = z.infer<typeof candidateView>
type AddInput = ParsedInputOf<'waves.add'>

const asEntered: Keyset = { name: 'wave-candidates', columns: [{ column: 'w.id', kind: 'integer' }] }

const viewRow = (row: CandidateRow): View => ({
  id: row.id,
  revision: row.revision,
  waveId: row.wave_id,
  familyId: row.family_id,
  personId: row.person_id,
  name: fullName(row),
  iin: row.iin,
  category: row.category as View['category'],
  state: row.state,
  stateOn: row.state_on,
  reason: row.reason
})

/** A page of a wave's candidates. @throws OfficeError `not-found` */
export function listCandidates(
  call: Call,
  input: ParsedInputOf<'waves.candidates'>
): Promise<OutputOf<'waves.candidates'>> {
  const typed = (input.text ?? '').trim()
  const match = typed === '' ? undefined : matchOf(typed)
  const request = { cursor: input.cursor, limit: input.limit }
  const page = keysetQuery(asEntered, request)
  return call.read(async (read) => {
    await mustFindWave(read, input.waveId)
    if (match === '') return { rows: [], next: null }
    const found = await candidatesPage(read, { waveId: input.waveId, state: input.state, match }, page)
    const { rows, next } = keysetPage(asEntered, request, found, (row) => [row.id])
    return { rows: rows.map(viewRow), next }
  })
}

/**
 * Enters candidates, all or none: each stands for the family they belonged to when the wave opened.
 * @throws OfficeError `candidate-doubled {name}`, `candidate-category`, `person-without-family {iin}`, `not-found`
 */
export function addCandidates(call: Call, input: AddInput): Promise<OutputOf<'waves.add'>> {
  return call.write(async (tx, note) => {
    const wave = await mustFindWave(tx, input.waveId)
    const rows = await candidateRows(tx, wave, input)
    await insertCandidates(tx, wave.id, rows, { by: call.actor.id, at: call.now })
    note({
      subjectKind: 'wave',
      subjectId: wave.id,
      after: hashOf(rows),
      details: { number: wave.number, people: rows.length }
    })
    return { added: rows.length }
  })
}

interface NewCandidate {
  familyId: number
  personId: number
  category: string
}

async function candidateRows(
  tx: WriteConnection,
  wave: WaveRow,
  { candidates }: AddInput
): Promise<NewCandidate[]> {
  const categories = categoriesOf(wave)
  const ids = candidates.map(({ personId }) => personId)
  const people = new Map((await peopleOn(tx, ids, wave.opens_on)).map((row) => [row.id, row]))
  const families = [...people.values()].flatMap(({ family_id }) => family_id ?? [])
  const standing = await standingCandidates(tx, wave.id, { families, people: ids })
  const takenFamilies = new Set(standing.map(({ family_id }) => family_id))
  const takenPeople = new Set(standing.map(({ person_id }) => person_id))
  return candidates.map(({ personId, category }, index) => {
    const field = `candidates.${index}.personId`
    const person = people.get(personId)
    if (person === undefined)
      throw new OfficeError('not-found', { field, data: { what: 'person', id: personId } })
    if (!categories.includes(category))
      throw new OfficeError('candidate-category', {
        field: `candidates.${index}.category`,
        data: { number: wave.number, category }
      })
    const { family_id: familyId } = person
    if (familyId === null)
      throw new OfficeError('person-without-family', { field, data: { iin: person.iin } })
    if (takenFamilies.has(familyId) || takenPeople.has(personId))
      throw new OfficeError('candidate-doubled', { field, data: { name: fullName(person) } })
    takenFamilies.add(familyId)
    takenPeople.add(personId)
    return { familyId, personId, category }
  })
}

/**
 * What the fund answered about candidates, all or none; back to `candidate` takes an entry back.
 * @throws OfficeError `not-found`, `date-in-future`, `field-empty` for a refusal without its reason
 */
export function enterResult(
  call: Call,
  input: ParsedInputOf<'waves.result'>
): Promise<OutputOf<'waves.result'>> {
  return call.write(async (tx, note) => {
    if (input.on > call.today) throw new OfficeError('date-in-future', { field: 'on' })
    if (input.state === 'refused' && input.reason === '')
      throw new OfficeError('field-empty', { field: 'reason' })
    const before = await candidatesByIds(tx, input.ids)
    const unknown = input.ids.findIndex((id) => !before.some((row) => row.id === id))
    if (unknown !== -1)
      throw new OfficeError('not-found', {
        field: `ids.${unknown}`,
        data: { what: 'candidate', id: input.ids[unknown] ?? 0 }
      })
    const on = input.state === 'candidate' ? null : input.on
    const changed = await setResult(tx, input.ids, { state: input.state, on, reason: input.reason })
    const after = await candidatesByIds(tx, input.ids)
    for (const waveId of new Set(before.map(({ wave_id }) => wave_id))) {
      const ofWave = (row: { wave_id: number }): boolean => row.wave_id === waveId
      const { number } = await mustFindWave(tx, waveId)
      note({
        subjectKind: 'wave',
        subjectId: waveId,
        before: hashOf(before.filter(ofWave)),
        after: hashOf(after.filter(ofWave)),
        details: { number, people: after.filter(ofWave).length, candidateState: input.state }
      })
    }
    return { changed }
  })
}
