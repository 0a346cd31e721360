import { OfficeError } from '@shared/errors'
import { parametersDescription } from '@shared/imports/kinds-parameters'
import { definitionOf } from '@shared/parameters/definitions'
import type { ParameterValue } from '@shared/parameters/types'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { currentParameterAt, type ParameterRow } from '../../parameters/queries'
import { checkedValue, enterValue, placedValue } from '../../parameters/service'
import { refuseUnsoundIn } from '../../parameters/trial'
import type {
  CheckedRow,
  Effects,
  ImportContext,
  Importer,
  ParsedRow,
  RowFinding,
  TakenRow
} from '../importer'
import { checked, fault, refused, repeated } from './rows'

/** A region as its two digits or as the code of a place in it. */
const regionOf = (text: string): string | null => /^(\d{2})(?:0{7})?$/.exec(text)?.[1] ?? null

/** Finding of a rule's refusal; the rules name their fields as the columns do. */
function asFinding(error: unknown): RowFinding {
  if (!(error instanceof OfficeError)) throw error
  return fault(error.field ?? null, error.code, error.data)
}

/** The value a row enters, by the rules of `parameters.set`; what the file leaves out was said for the whole of it. */
function valueOf(
  { values }: Pick<ParsedRow, 'values'>,
  { options }: Pick<ImportContext, 'options'>
): { value: ParameterValue | null; findings: RowFinding[] } {
  const { name, unit } = values
  if (name === undefined || values['value'] === undefined) return { value: null, findings: [] }
  const definition = definitionOf(name)
  const reason = values['act'] ?? options.act
  if (reason === undefined) return { value: null, findings: [fault('act', 'field-empty')] }
  if (unit !== undefined && unit !== definition.unit)
    return {
      value: null,
      findings: [fault('unit', 'parameter-unit', { parameter: name, unit, expected: definition.unit })]
    }
  const region = values['region'] === undefined ? undefined : regionOf(values['region'])
  if (region === null)
    return { value: null, findings: [fault('region', 'kato-malformed', { text: values['region'] ?? '' })] }
  const { quarter = options.quarter, from = options.validFrom, until, variant } = values
  try {
    const value = checkedValue({
      name,
      // A sheet writes fractions and thousands its own way.
      value: definition.unit === 'choice' ? values['value'] : plainNumber(values['value']),
      act: reason,
      ...(variant === undefined ? {} : { variant }),
      ...(region === undefined ? {} : { region }),
      ...(definition.by === 'quarter'
        ? { ...(quarter === undefined ? {} : { quarter }) }
        : { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) })
    })
    return { value, findings: [] }
  } catch (error) {
    return { value: null, findings: [asFinding(error)] }
  }
}

const plainNumber = (text: string): string => text.replace(/\s/g, '').replace(',', '.')

const keyOf = (value: ParameterValue): string =>
  JSON.stringify([value.name, value.region ?? '', value.variant ?? '', value.from])

const alike = (
  a: Pick<ParameterValue, 'value' | 'until'>,
  b: Pick<ParameterValue, 'value' | 'until'>
): boolean => (Number(a.value) === Number(b.value) || a.value === b.value ? a.until === b.until : false)

/** A value of the same first day that the program ships. */
function shipped(call: Call, value: ParameterValue): ParameterValue | undefined {
  return call.office.reference.parameters.find((one) => keyOf(one) === keyOf(value))
}

function heldAgainst(row: ParsedRow, value: ParameterValue, former: ParameterRow): CheckedRow {
  const match = {
    subject: 'parameter',
    id: former.id,
    how: 'exact' as const,
    stored: {
      name: former.name,
      value: former.value,
      from: former.valid_from,
      until: former.valid_until ?? '',
      act: former.act
    }
  }
  const whole = alike(value, { value: former.value, until: former.valid_until })
  if (whole && former.act === value.act) return checked(row, { state: 'same', match })
  const used = fault('value', 'parameter-used', {
    parameter: value.name,
    from: value.from,
    count: former.used_by
  })
  return checked(row, { state: 'update', match, findings: former.used_by > 0 ? [used] : [] })
}

async function held(
  read: ReadConnection,
  row: ParsedRow,
  given: ParameterValue,
  context: ImportContext
): Promise<{ row: CheckedRow; value: ParameterValue }> {
  const value = await placedValue(read, given)
  const again = repeated(context, row, `parameter ${keyOf(value)}`, [value.value, value.until, value.act])
  if (again !== null) return { row: checked(row, { state: 'same', findings: [again] }), value }
  const former = await currentParameterAt(read, value)
  if (former !== undefined) return { row: heldAgainst(row, value, former), value }
  const known = shipped(context.call, value)
  const state = known !== undefined && alike(value, known) ? 'same' : 'new'
  return { row: checked(row, { state }), value }
}

/**
 * Values are switched on only where the decisions of their period still come out to the tenge, as `parameters.set` has it; asked once
 * for all the values of a piece.
 */
async function unsound(
  read: ReadConnection,
  call: Call,
  values: readonly ParameterValue[]
): Promise<RowFinding[]> {
  const [first = null] = values.map(({ from }) => from).sort()
  if (first === null) return []
  const open = values.some(({ until }) => until === null)
  const until = open
    ? null
    : (values
        .map((one) => one.until ?? '')
        .sort()
        .at(-1) ?? null)
  try {
    await refuseUnsoundIn(call, read, { from: first, until })
    return []
  } catch (error) {
    return [asFinding(error)]
  }
}

async function check(
  read: ReadConnection,
  rows: readonly ParsedRow[],
  context: ImportContext
): Promise<CheckedRow[]> {
  const done: CheckedRow[] = []
  const entering: ParameterValue[] = []
  for (const row of rows) {
    const { value: given, findings } = valueOf(row, context)
    if (given === null) done.push(refused(row, findings))
    else {
      const { row: one, value } = await held(read, row, given, context)
      if (one.state === 'new' || one.state === 'update') entering.push(value)
      done.push(one)
    }
  }
  const findings = await unsound(read, context.call, entering)
  if (findings.length === 0) return done
  return done.map((row) =>
    row.state === 'new' || row.state === 'update'
      ? { ...row, state: 'error', findings: [...row.findings, ...findings] }
      : row
  )
}

/** A value is never changed in place: the former one of the same day gives way and is kept. */
async function write(
  tx: WriteConnection,
  rows: readonly TakenRow[],
  context: ImportContext,
  effects: Effects
): Promise<void> {
  for (const row of rows) {
    const { value: given } = valueOf(row, context)
    if (given === null) continue
    const { id, former } = await enterValue(context.call, tx, await placedValue(tx, given))
    effects.created(row.row, 'parameters', id)
    if (former !== undefined) effects.changed(row.row, 'parameters', former.id, { superseded_by: null })
  }
}

export const parametersImporter: Importer = {
  kind: 'parameters',
  description: parametersDescription,
  check,
  write
}
