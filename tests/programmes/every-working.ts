import { assess } from '../../shared/programmes'
import type { AskedFacts } from '../../shared/programmes/asked'
import { billKinds, normOf } from '../../shared/programmes/housing/kinds'
import { localAsked, noCategory, type LocalBenefit } from '../../shared/programmes/local'
import type { Assessment, CaseFacts, IncomeKind, ProgrammeId } from '../../shared/programmes/types'
import { bookWith, facts, family, officeValue } from './support'

type Asked = Record<string, unknown>

const applied = (
  programme: ProgrammeId,
  on: string,
  asked: Asked,
  incomes: [string, IncomeKind, string][] = [],
  given: Partial<CaseFacts> = {}
): CaseFacts =>
  facts(on, family(1, 2, '2017-04-10'), incomes, {
    programme,
    asked: asked as AskedFacts,
    ...given
  })

const book = bookWith(
  officeValue('housing-share', '5'),
  officeValue('housing-electricity-norm', '90'),
  officeValue('housing-volume-norm', '6', { variant: 'sewerage' }),
  officeValue('housing-waste-norm', '250'),
  officeValue('tariff-mci-share', '0.5'),
  officeValue('tariff-phone-ceiling', '500'),
  officeValue('tariff-category', 'not-entitled', { variant: 'orphan' }),
  officeValue('poverty-line', '40000'),
  officeValue('subsistence-minimum', '40000'),
  officeValue('child-age-rule', 'month-start'),
  officeValue('member-change-rule', 'recalculate-from-next-month')
)

/** Bills of every kind in each month of the quarter, in ways that use every step, operand and note. */
function housing(): Assessment[] {
  const bills = ['2025-07', '2025-08', '2025-09'].flatMap((month, at) =>
    billKinds.map((kind) => ({
      kind,
      month,
      amount: '9000',
      ...(normOf[kind].unit === 'tenge' ? {} : { quantity: at === 1 ? '0' : '90' }),
      ...(kind === 'heat' && at === 2 ? { quantity: null, metered: false } : {}),
      ...(kind === 'phone' && at > 0 ? { oldFee: '1000' } : {})
    }))
  )
  const asked = { bills, area: '80' }
  const alone = { members: family(1, 0) }
  const answered = { bills: bills.slice(-1), area: '80', onlyHome: false, registeredThere: false }
  return [
    assess(applied('housing', '2025-11-10', asked, [['a1', 'housing-assistance', '100']]), book),
    assess(applied('housing', '2025-11-10', asked, [], alone), book),
    assess(applied('housing', '2025-11-10', answered, [['a1', 'wages', '9000000']]), book)
  ]
}

function tariff(): Assessment[] {
  const phone = { subject: 'phone', category: 'orphan', newFee: '900', oldFee: '1000' }
  return [
    assess(applied('tariff', '2025-11-10', {}), book),
    assess(applied('tariff', '2025-11-10', { newFee: '2000', oldFee: '1000' }), book),
    assess(applied('tariff', '2025-11-10', { ...phone, subject: 'both', newFee: '1900' }), book),
    assess(applied('tariff', '2025-11-10', phone), book)
  ]
}

function local(): Assessment[] {
  const benefit: LocalBenefit = {
    code: 'coal',
    version: 1,
    nameKk: 'Көмір сатып алу',
    nameRu: 'На покупку угля',
    kind: 'once',
    amountUnit: 'mci',
    amount: '5',
    ceilingUnit: 'poverty-line',
    ceiling: '100',
    timesAYear: 1,
    categories: [{ code: 'veteran', nameKk: 'Ардагер', nameRu: 'Ветеран' }],
    act: 'Решение маслихата'
  }
  const of = (given: Partial<LocalBenefit>, category: string, had: string[] = [], wages = '0') =>
    assess(
      applied('local', '2025-11-10', localAsked({ ...benefit, ...given }, { category }, had), [
        ['a1', 'wages', wages]
      ]),
      book
    )
  return [
    of({}, 'veteran'),
    of({}, noCategory, ['2025-03'], '90000000'),
    of(
      { kind: 'monthly', amountUnit: 'tenge', amount: '7000', ceilingUnit: 'mci', ceiling: '20' },
      'veteran'
    ),
    of({ ceilingUnit: 'subsistence-minimum', ceiling: '60' }, 'veteran'),
    of({ ceilingUnit: 'tenge', ceiling: '60000' }, 'veteran'),
    of({ ceilingUnit: null, ceiling: null, categories: [] }, noCategory)
  ]
}

/** Workings of every programme but ASP, which between them use what its rules can say. */
export function workings(): Assessment[] {
  return [
    ...housing(),
    ...tariff(),
    ...local(),
    assess(applied('child-1-6', '2023-02-10', {}), book),
    assess(applied('child-1-6', '2023-08-10', {}), book),
    assess(applied('gsp', '2021-02-10', {}), book),
    assess(applied('kit', '2020-04-20', { category: 'asp-children-6-18', month: '2020-04' }), book)
  ]
}
