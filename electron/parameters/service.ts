import type { z } from 'zod'
import type { ParsedInputOf } from '@shared/contract'
import type { parameterDefinitionView, parameterRow } from '@shared/contract/settings'
import { compareDates } from '@shared/domain/iso-date'
import { firstDay, lastDay, quarterOf } from '@shared/domain/quarter'
import { OfficeError } from '@shared/errors'
import {
  checkParameterValue,
  checkParameterVariant,
  definitionOf,
  parameterDefinitions
} from '@shared/parameters/definitions'
import type { ParameterDefinition, ParameterValue } from '@shared/parameters/types'
import { hashOf } from '../database/journal'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { officeRow } from '../office/queries'
import { asValue } from './book'
import { refuseUnsound } from './trial'
import {
  currentParameterAt,
  insertParameter,
  makeCurrent,
  officeParameters,
  parameterById,
  parameterHistory,
  supersede,
  type ParameterRow
} from './queries'

type Row = z.infer<typeof parameterRow>
type DefinitionView = z.infer<typeof parameterDefinitionView>

/** The quarter a value is for, when it is valid exactly so long. */
function quarterOfValue(value: ParameterValue): string | null {
  const quarter = quarterOf(value.from)
  return value.from === firstDay(quarter) && value.until === lastDay(quarter) ? quarter : null
}

function shippedRow(value: ParameterValue): Row {
  return {
    ...value,
    id: null,
    quarter: quarterOfValue(value),
    enteredBy: null,
    enteredAt: null,
    superseded: false,
    usedBy: 0
  }
}

function officeRowView(row: ParameterRow): Row {
  const value = asValue(row)
  return {
    ...value,
    id: row.id,
    quarter: quarterOfValue(value),
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    superseded: row.superseded_by !== null,
    usedBy: row.used_by
  }
}

function viewDefinition(definition: ParameterDefinition): DefinitionView {
  return {
    name: definition.name,
    unit: definition.unit,
    scope: definition.scope,
    by: definition.by,
    choices: definition.choices === undefined ? null : [...definition.choices],
    min: definition.min ?? null,
    max: definition.max ?? null
  }
}

/** The book's values, shipped and own, with what each parameter means; `history` adds what was superseded. */
export async function listParameters(
  call: Call,
  input: ParsedInputOf<'parameters.list'>
): Promise<{ values: Row[]; definitions: DefinitionView[] }> {
  const own = await call.read((read) =>
    input.history === true ? parameterHistory(read) : officeParameters(read)
  )
  const wanted = (row: Row): boolean =>
    (input.name === undefined || row.name === input.name) &&
    (input.region === undefined || row.region === null || row.region === input.region)
  const values = [...own.map(officeRowView), ...call.office.reference.parameters.map(shippedRow)]
    .filter(wanted)
    .sort((a, b) => (a.name === b.name ? compareDates(b.from, a.from) : a.name < b.name ? -1 : 1))
  return { values, definitions: parameterDefinitions.map(viewDefinition) }
}

/**
 * Enters an office value with its act. An entry for the same first day takes the place of the former one, which is kept,
 * since decisions may have used it.
 * @throws OfficeError `parameter-unknown`, `parameter-value`, `parameter-scope`, `decisions-do-not-recompute`
 */
export async function setParameter(
  call: Call,
  input: ParsedInputOf<'parameters.set'>
): Promise<{ value: Row; superseded: Row | null }> {
  const given = checkedValue(input)
  await refuseUnsound(call, given)
  return call.write(async (tx, note) => {
    const value = await placedValue(tx, given)
    const { id, former } = await enterValue(call, tx, value)
    note({
      subjectKind: 'parameter',
      subjectId: id,
      before: former === undefined ? null : hashOf(asValue(former)),
      after: hashOf(value),
      details: {
        name: value.name,
        value: value.value,
        from: value.from,
        until: value.until,
        region: value.region,
        act: value.act
      }
    })
    const entered = await parameterById(tx, id)
    const old = former === undefined ? undefined : await parameterById(tx, former.id)
    if (entered === undefined) throw new OfficeError('internal')
    return { value: officeRowView(entered), superseded: old === undefined ? null : officeRowView(old) }
  })
}

/**
 * What was entered, held against the parameter's definition; its region is still as it was given.
 * @throws OfficeError `parameter-unknown`, `parameter-value`, `parameter-scope`
 */
export function checkedValue(input: ParsedInputOf<'parameters.set'>): ParameterValue {
  const definition = definitionOf(input.name, 'name')
  const value = checkParameterValue(definition, input.value, 'value')
  const variant = checkParameterVariant(definition, input.variant ?? null, 'variant')
  const { from, until } = periodOf(definition, input)
  if (definition.scope !== 'region' && input.region != null)
    throw new OfficeError('parameter-scope', { field: 'region', data: { name: definition.name } })
  const { name, unit } = definition
  return {
    name,
    value,
    unit,
    from,
    until,
    region: input.region ?? null,
    variant,
    act: input.act,
    mark: 'office'
  }
}

/** A value of the regions is the office's own region's where none is named. @throws OfficeError `not-set-up` */
export async function placedValue(read: ReadConnection, value: ParameterValue): Promise<ParameterValue> {
  if (value.region !== null || definitionOf(value.name).scope !== 'region') return value
  const region = (await officeRow(read))?.kato.slice(0, 2)
  if (region === undefined) throw new OfficeError('not-set-up')
  return { ...value, region }
}

/** Writes a value, never in place: a former one of the same first day is pointed at it. */
export async function enterValue(
  call: Call,
  tx: WriteConnection,
  value: ParameterValue
): Promise<{ id: number; former: ParameterRow | undefined }> {
  const former = await currentParameterAt(tx, value)
  const id = await insertParameter(tx, value, {
    by: call.actor.id,
    at: call.now,
    supersededBy: former?.id ?? null
  })
  if (former !== undefined) {
    // The new row stood behind the old one for a moment: only one may be in force for a day.
    await supersede(tx, former.id, id)
    await makeCurrent(tx, id)
  }
  return { id, former }
}

function periodOf(
  definition: ParameterDefinition,
  input: ParsedInputOf<'parameters.set'>
): { from: string; until: string | null } {
  if (definition.by === 'quarter') {
    if (input.quarter === undefined)
      throw new OfficeError('parameter-scope', { field: 'quarter', data: { name: definition.name } })
    return { from: firstDay(input.quarter), until: lastDay(input.quarter) }
  }
  if (input.from === undefined)
    throw new OfficeError('parameter-scope', { field: 'from', data: { name: definition.name } })
  const until = input.until ?? null
  if (until !== null && compareDates(until, input.from) < 0) {
    throw new OfficeError('parameter-scope', { field: 'until', data: { name: definition.name } })
  }
  return { from: input.from, until }
}
