import type { CalculatorInput, CalculatorOutput } from '../contract/calculator'
import { parseTenge, tengeString } from '../domain/money'
import { firstDay, lastDay } from '../domain/quarter'
import { overlayBook } from '../parameters/book'
import { definitionOf } from '../parameters/definitions'
import type { Book, ParameterValue } from '../parameters/types'
import { questionAct } from './asp/acts'
import { checkAsked } from './asked'
import { assess, programmes } from './index'
import { figureNames, type Assessment, type CaseFacts, type FigureName } from './types'

/** The earliest day a value without a quarter is taken to be valid from. */
const always = '1800-01-01'

/** A value that stands in for the book's, for this question only, in whatever region it asks about. */
function questionValue(given: CalculatorInput['parameters'][number]): ParameterValue {
  const { name, value, quarter, variant } = given
  return {
    name,
    value,
    unit: definitionOf(name).unit,
    from: quarter === undefined ? always : firstDay(quarter),
    until: quarter === undefined ? null : lastDay(quarter),
    region: null,
    variant: variant ?? null,
    act: questionAct,
    mark: 'question'
  }
}

/** Housing's bills and area may stand beside members and incomes. A programme that asks nothing gets nothing. */
function askedOf({ programme, asked, bills, area }: CalculatorInput): Pick<CaseFacts, 'asked'> {
  const given = {
    ...asked,
    ...(bills === undefined ? {} : { bills }),
    ...(area === undefined ? {} : { area })
  }
  const { asks } = programmes[programme]
  return asks.length === 0 && Object.keys(given).length === 0 ? {} : { asked: checkAsked(asks, given) }
}

function factsOf(input: CalculatorInput): CaseFacts {
  const {
    programme,
    appliedOn,
    region,
    members,
    survey,
    employmentRefusedBy,
    contractBrokenBy,
    falseData,
    bars,
    lumpSum
  } = input
  const incomes = input.incomes.map((income) => ({ ...income, amount: parseTenge(income.amount) }))
  return {
    programme,
    appliedOn,
    region,
    members,
    incomes,
    survey,
    employmentRefusedBy,
    contractBrokenBy,
    falseData,
    bars,
    lumpSum,
    ...askedOf(input)
  }
}

type FigureStrings = { monthly: string } & Partial<Record<FigureName, string>>

/** The figures of an assessment as decimal tenge strings. */
export function figureStrings({ figures }: Pick<Assessment, 'figures'>): FigureStrings {
  const known = figureNames.flatMap((name): [FigureName, string][] => {
    const figure = figures[name]
    return figure === undefined ? [] : [[name, tengeString(figure)]]
  })
  return Object.fromEntries(known) as FigureStrings
}

/**
 * Answers a what-if question without a case: the assessment of the given family, with the question's own values standing
 * before the book's. Reads and stores nothing else.
 * @throws OfficeError as `assess` does; `parameter-doubled` for two values of one parameter on one day
 */
export function calculate(
  input: CalculatorInput,
  book: Book,
  assessWith: typeof assess = assess
): CalculatorOutput {
  const result = assessWith(factsOf(input), overlayBook(book, input.parameters.map(questionValue)))
  return {
    entitled: result.entitled,
    kind: result.kind,
    kindReason: result.kindReason,
    ruleVersion: result.ruleVersion,
    figures: figureStrings(result),
    months: result.months.map(({ month, amount }) => ({ month, amount: tengeString(amount) })),
    ...(result.inKind === undefined
      ? {}
      : {
          inKind: result.inKind.map(({ month, what, members }) => ({ month, what, members: [...members] }))
        }),
    reasons: result.reasons.map(({ code, article, data }) => ({ code, article, data })),
    explanation: result.explanation.map((step) => ({
      ...step,
      operands: step.operands.map((operand) => ({ ...operand }))
    }))
  }
}
