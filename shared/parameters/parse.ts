import { z } from 'zod'
import { OfficeError } from '../errors'
import { isIsoDate } from '../domain/iso-date'
import { checkParameterValue, checkParameterVariant, definitionOf } from './definitions'
import { marks, type Mark, type ParameterValue } from './types'

const shippedMarks = marks.filter(
  (mark): mark is Exclude<Mark, 'office' | 'question'> => mark !== 'office' && mark !== 'question'
)

const day = z
  .string({ error: 'a date as text, YYYY-MM-DD' })
  .refine(isIsoDate, { error: 'a day of the calendar, YYYY-MM-DD' })

const row = z.strictObject({
  value: z.string({ error: 'a value in quotes, so that no decimal is lost' }).min(1),
  from: day,
  until: day.nullable().default(null),
  region: z
    .string()
    .regex(/^\d{2}$/, { error: 'a KATO region of two digits in quotes' })
    .nullable()
    .default(null),
  variant: z.string({ error: 'a variant in quotes' }).nullable().default(null),
  mark: z.enum(shippedMarks),
  act: z.string().min(1)
})

const file = z.strictObject({
  parameters: z.array(z.strictObject({ name: z.string(), values: z.array(row).min(1) })).min(1)
})

/**
 * The values of one file of `resources/parameters`, from its already parsed YAML. Everything is checked against the
 * definitions: name, value, case, order of the days.
 * @throws OfficeError `parameter-file-invalid {file, place, problem}`
 */
export function parseParameterFile(data: unknown, fileName: string): ParameterValue[] {
  const parsed = file.safeParse(data)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw invalid(fileName, issue?.path.join('.') ?? '', issue?.message ?? '')
  }
  return parsed.data.parameters.flatMap(({ name, values }, at) =>
    values.map((entry, index) => {
      const place = `parameters.${at}.values.${index}`
      try {
        const definition = definitionOf(name)
        checkParameterValue(definition, entry.value)
        checkParameterVariant(definition, entry.variant)
        if (entry.until !== null && entry.until < entry.from)
          throw invalid(fileName, place, 'until is before from')
        return { name, unit: definition.unit, ...entry }
      } catch (error) {
        if (!(error instanceof OfficeError) || error.code === 'parameter-file-invalid') throw error
        throw invalid(fileName, place, `${error.code} ${Object.values(error.data).join(' ')}`)
      }
    })
  )
}

function invalid(fileName: string, place: string, problem: string): OfficeError {
  return new OfficeError('parameter-file-invalid', { data: { file: fileName, place, problem } })
}
