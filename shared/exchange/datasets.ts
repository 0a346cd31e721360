/**
 * What a period's file holds: one CSV a data set, its columns in this order. The same list makes the Table Schemas of
 * `datapackage.json`, the files of `resources/exchange/schemas`, the office's SELECTs and the tables of the consolidated store.
 */

export type FieldType = 'string' | 'integer' | 'date' | 'month' | 'boolean'

export interface DatasetField {
  name: string
  type: FieldType
  /** Whether a row may leave it empty. */
  optional?: boolean
  /** Identifies a person by itself: left empty unless the region's profile asks for personal data. */
  personal?: boolean
  /** Meaning, with units, for whoever reads the file without the program. */
  about: string
}

export interface Dataset {
  name: DatasetName
  fields: readonly DatasetField[]
  /** Fields that are unique in the file together. */
  key: readonly string[]
  /** Integer fields whose sums are given as control totals. */
  sums: readonly string[]
  about: string
}

export const datasetNames = [
  'people',
  'decisions',
  'members',
  'payments',
  'rounds',
  'hand_outs',
  'stock',
  'services',
  'counts'
] as const
export type DatasetName = (typeof datasetNames)[number]

/** HMAC-SHA256 of the IIN under the region's key, 64 lower-case hexadecimal digits: the same person has the same one in every district. */
const person = (about: string): DatasetField => ({
  name: 'person',
  type: 'string',
  about: `${about}: HMAC-SHA256 of the IIN under the region's key, hexadecimal`
})
const programme: DatasetField = { name: 'programme', type: 'string', about: 'Code of the programme' }
const roundProgramme: DatasetField = {
  name: 'programme',
  type: 'string',
  about: 'Programme of the round: kit, gsp or mask'
}

export const datasets: readonly Dataset[] = [
  {
    name: 'people',
    about: 'Everybody named in the other files, once',
    key: ['person'],
    sums: [],
    fields: [
      person('The person'),
      { name: 'iin', type: 'string', optional: true, personal: true, about: 'IIN, 12 digits' },
      { name: 'last_name', type: 'string', optional: true, personal: true, about: 'Last name' },
      { name: 'first_name', type: 'string', optional: true, personal: true, about: 'First name' },
      { name: 'middle_name', type: 'string', optional: true, personal: true, about: 'Patronymic' },
      { name: 'birth_year', type: 'integer', about: 'Year of birth' },
      { name: 'sex', type: 'string', about: 'm or f' },
      {
        name: 'kato',
        type: 'string',
        optional: true,
        about: 'KATO code of the settlement of the last known address'
      }
    ]
  },
  {
    name: 'decisions',
    about: 'Decisions made in the period',
    key: ['number'],
    sums: ['total_tiyn'],
    fields: [
      { name: 'number', type: 'string', about: 'Number of the decision, unique in the office' },
      { name: 'case_number', type: 'string', about: 'Number of the case' },
      { name: 'family', type: 'integer', about: "The office's own number of the family" },
      person('The applicant'),
      programme,
      {
        name: 'benefit',
        type: 'string',
        optional: true,
        about: "Code of the benefit of the maslikhat's list"
      },
      { name: 'kind', type: 'string', about: 'assign, refuse, change, suspend, resume, terminate' },
      { name: 'applied_on', type: 'date', about: 'Day of the application' },
      { name: 'decided_on', type: 'date', about: 'Day of the decision' },
      { name: 'first_month', type: 'month', optional: true, about: 'First month assigned' },
      { name: 'last_month', type: 'month', optional: true, about: 'Last month assigned' },
      { name: 'family_size', type: 'integer', about: 'Persons the benefit counts' },
      { name: 'monthly_tiyn', type: 'integer', about: 'Amount a month, in tiyn (1/100 tenge)' },
      { name: 'total_tiyn', type: 'integer', about: 'Amount of the whole term, in tiyn' },
      {
        name: 'reasons',
        type: 'string',
        optional: true,
        about: 'Codes of the grounds of a refusal, parted by blanks'
      },
      { name: 'previous', type: 'string', optional: true, about: 'Number of the decision this one changes' },
      { name: 'rule_version', type: 'string', about: 'Version of the rule that was applied' },
      { name: 'kato', type: 'string', optional: true, about: 'KATO code of the settlement of the case' }
    ]
  },
  {
    name: 'members',
    about:
      'The members of the family of each decision of the period, and of each other one that a month of the period was paid by',
    key: ['decision', 'person'],
    sums: [],
    fields: [{ name: 'decision', type: 'string', about: 'Number of the decision' }, person('The member')]
  },
  {
    name: 'payments',
    about:
      'Months of money for the period: one row a person, programme, benefit and month that is not cancelled',
    key: ['payment'],
    sums: ['amount_tiyn'],
    fields: [
      { name: 'payment', type: 'integer', about: "The office's own number of the payment" },
      { name: 'decision', type: 'string', about: 'Number of the decision it follows from' },
      { name: 'family', type: 'integer', about: "The office's own number of the family" },
      person('The payee'),
      programme,
      {
        name: 'benefit',
        type: 'string',
        optional: true,
        about: "Code of the benefit of the maslikhat's list"
      },
      { name: 'month', type: 'month', about: 'The month that is paid for' },
      { name: 'amount_tiyn', type: 'integer', about: 'Amount, in tiyn' },
      { name: 'state', type: 'string', about: 'planned, listed, paid, returned' },
      { name: 'list', type: 'string', optional: true, about: 'Number of the payment list' },
      { name: 'settled_on', type: 'date', optional: true, about: 'Day the bank answered' }
    ]
  },
  {
    name: 'rounds',
    about: 'Rounds of distribution frozen, open or closed in the period',
    key: ['round'],
    sums: ['lines', 'handed_out'],
    fields: [
      { name: 'round', type: 'string', about: 'Number of the round, unique in the office' },
      { name: 'name_kk', type: 'string', about: 'Name in Kazakh' },
      { name: 'name_ru', type: 'string', about: 'Name in Russian' },
      roundProgramme,
      { name: 'ware', type: 'string', about: 'Code of the kit or item' },
      { name: 'kind', type: 'string', about: 'kit or item' },
      { name: 'as_of', type: 'date', about: 'Day as of which the list was drawn' },
      { name: 'state', type: 'string', about: 'frozen, closed, cancelled' },
      { name: 'closed_on', type: 'date', optional: true, about: 'Day it was closed' },
      { name: 'lines', type: 'integer', about: 'Lines of the list' },
      { name: 'handed_out', type: 'integer', about: 'Lines handed out' }
    ]
  },
  {
    name: 'hand_outs',
    about: 'What was handed out in the period and not given back, a row a line',
    key: ['round', 'line'],
    sums: ['quantity'],
    fields: [
      { name: 'round', type: 'string', about: 'Number of the round' },
      { name: 'line', type: 'string', about: 'Number of the line' },
      person('Who was to receive it'),
      roundProgramme,
      { name: 'ware', type: 'string', about: 'Code of the kit or item' },
      { name: 'kind', type: 'string', about: 'kit or item' },
      { name: 'quantity', type: 'integer', about: 'How many' },
      { name: 'handed_on', type: 'date', about: 'Day it was handed out' },
      { name: 'kato', type: 'string', optional: true, about: 'KATO code of the settlement of the receiver' }
    ]
  },
  {
    name: 'stock',
    about: 'Stock by place and ware: movements of the period and what was on hand at its end',
    key: ['place', 'ware', 'kind'],
    sums: ['received', 'handed_out', 'written_off', 'on_hand'],
    fields: [
      { name: 'place', type: 'string', about: 'Code or name of the warehouse or point' },
      { name: 'ware', type: 'string', about: 'Code of the kit or item' },
      { name: 'kind', type: 'string', about: 'kit or item' },
      { name: 'received', type: 'integer', about: 'Received in the period' },
      { name: 'handed_out', type: 'integer', about: 'Handed out in the period less given back' },
      { name: 'written_off', type: 'integer', about: 'Written off in the period' },
      { name: 'on_hand', type: 'integer', about: 'On hand at the end of the last day' }
    ]
  },
  {
    name: 'services',
    about: 'What the office did besides deciding: consultations and candidates for what other bodies assign',
    key: ['service'],
    sums: [],
    fields: [
      { name: 'service', type: 'string', about: 'Number unique in the office: kind and number' },
      { name: 'kind', type: 'string', about: 'consultation, candidate, visit' },
      programme,
      person('Whom it was for'),
      { name: 'day', type: 'date', about: 'Day it was done' },
      { name: 'outcome', type: 'string', optional: true, about: 'Outcome known so far' }
    ]
  },
  {
    name: 'counts',
    about: "Control figures of the office's own data, to hold the other files against",
    key: ['name', 'programme'],
    sums: ['value'],
    fields: [
      {
        name: 'name',
        type: 'string',
        about:
          'applications, decisions, assigned, refused, withdrawn (of the applications of the period), open_cases and overdue (at the end of the last day), days_to_decision (sum of calendar days)'
      },
      programme,
      { name: 'value', type: 'integer', about: 'The figure' }
    ]
  }
]

/** The data set of a name. */
export function datasetOf(name: DatasetName): Dataset {
  const found = datasets.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no data set ${name}`)
  return found
}

/** A row of any data set, its values in the order of the fields. */
export type DatasetRow = readonly (string | number | null)[]
