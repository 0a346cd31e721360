import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { parseTenge } from '@shared/domain/money'
import { OfficeError } from '@shared/errors'
import { checkAsked } from '@shared/programmes/asked'
import { noCategory, type LocalBenefit } from '@shared/programmes/local'
import { localAsks } from '@shared/programmes/local/asks'
import { hashOf } from '../database/journal'
import type { Call } from '../ipc/call'
import {
  benefitById,
  benefitsOn,
  benefitVersions,
  insertBenefit,
  newestBenefits,
  newestVersion,
  type LocalBenefitListed
} from './queries'

type View = OutputOf<'localBenefits.save'>
type Input = ParsedInputOf<'localBenefits.save'>

const codePattern = /^[a-z][a-z0-9-]{0,39}$/
/** A share above the whole line exists (one and a half ПМ), ten times it does not. */
const highestShare = 1000

function viewBenefit(row: LocalBenefitListed): View {
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    nameKk: row.name_kk,
    nameRu: row.name_ru,
    kind: row.kind,
    amountUnit: row.amount_unit,
    amount: row.amount,
    ceilingUnit: row.ceiling_unit,
    ceiling: row.ceiling,
    timesAYear: row.times_a_year,
    categories: JSON.parse(row.categories) as LocalBenefit['categories'][number][],
    act: row.act,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    enteredBy: row.entered_name,
    enteredAt: row.entered_at,
    usedBy: row.used_by
  }
}

/** Benefits of the maslikhat's list: the newest version of each, with a day that valid on it, with `history` all of them. */
export function listBenefits(
  call: Call,
  { on, history }: ParsedInputOf<'localBenefits.list'>
): Promise<OutputOf<'localBenefits.list'>> {
  return call.read(async (read) => {
    const rows = history
      ? await benefitVersions(read)
      : on === undefined
        ? await newestBenefits(read)
        : await benefitsOn(read, on)
    return { benefits: rows.map(viewBenefit) }
  })
}

/** A decimal of the benefit, held against what the programme asks for under the same name; money in whole tiyn. */
function checkNumber(name: 'amount' | 'ceiling', value: string, unit: string): string {
  const asked = localAsks
    .filter((field) => field.name === name)
    .map((field) => ({ ...field, required: true }))
  const text = String(checkAsked(asked, { [name]: value })[name])
  if (unit === 'tenge') parseTenge(text, name)
  const share = unit === 'poverty-line' || unit === 'subsistence-minimum'
  if (share && Number(text) > highestShare)
    throw new OfficeError('asked-range', {
      field: name,
      data: { value: text, min: '0', max: String(highestShare) }
    })
  return text
}

function checkCeiling({ ceiling, ceilingUnit }: Input): Pick<LocalBenefit, 'ceiling' | 'ceilingUnit'> {
  const empty = ceiling === null || ceiling.trim() === ''
  if (ceilingUnit === null) {
    if (!empty) throw new OfficeError('field-empty', { field: 'ceilingUnit' })
    return { ceiling: null, ceilingUnit: null }
  }
  if (empty) throw new OfficeError('field-empty', { field: 'ceiling' })
  return { ceiling: checkNumber('ceiling', ceiling, ceilingUnit), ceilingUnit }
}

function checkCategories(categories: Input['categories']): void {
  categories.forEach(({ code, nameRu }, index) => {
    const field = `categories.${index}.code`
    if (!codePattern.test(code) || code === noCategory) throw new OfficeError('code-malformed', { field })
    if (categories.findIndex((one) => one.code === code) !== index)
      throw new OfficeError('code-taken', { field, data: { code, name: nameRu } })
  })
}

/**
 * Enters a benefit with its act, or the next version of one: what was entered before stays as it is, since cases froze it. On a day
 * on which several versions are valid the newest counts.
 * @throws OfficeError `field-empty`, `asked-value`, `asked-range`, `amount-fraction-of-tiyn`, `code-malformed`, `code-taken`,
 *   `date-order`
 */
export function saveBenefit(call: Call, input: Input): Promise<View> {
  const { code, validFrom, validUntil } = input
  if (validUntil !== null && validUntil < validFrom)
    throw new OfficeError('date-order', { field: 'validUntil' })
  const amount = checkNumber('amount', input.amount, input.amountUnit)
  const { ceiling, ceilingUnit } = checkCeiling(input)
  checkCategories(input.categories)
  return call.write(async (tx, note) => {
    const version = ((await newestVersion(tx, code))?.version ?? 0) + 1
    const terms = { ...input, amount, ceiling, ceilingUnit, version }
    const id = await insertBenefit(tx, {
      code,
      version,
      name_kk: input.nameKk,
      name_ru: input.nameRu,
      kind: input.kind,
      amount_unit: input.amountUnit,
      amount,
      ceiling_unit: ceilingUnit,
      ceiling,
      times_a_year: input.timesAYear,
      categories: JSON.stringify(input.categories),
      act: input.act,
      valid_from: validFrom,
      valid_until: validUntil,
      entered_by: call.actor.id,
      entered_at: call.now
    })
    note({
      subjectKind: 'local-benefit',
      subjectId: id,
      after: hashOf(terms),
      details: { code, version }
    })
    const saved = await benefitById(tx, id)
    if (saved === undefined) throw new OfficeError('not-found', { data: { what: 'local-benefit', id } })
    return viewBenefit(saved)
  })
}
