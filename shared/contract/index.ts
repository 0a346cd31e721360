import type { z } from 'zod'
import { accountsOperations } from './accounts'
import { boardOperations } from './board'
import { calculatorOperations } from './calculator'
import { casesOperations } from './cases'
import { overpaymentsOperations } from './changes'
import { contractsOperations } from './contracts'
import {
  decisionsOperations,
  jobsOperations,
  lettersOperations,
  searchOperations,
  todayOperations
} from './decisions'
import { draftsOperations } from './drafts'
import { localBenefitsOperations } from './local-benefits'
import { paymentsOperations } from './payments'
import { consultationsOperations, wavesOperations } from './registers'
import { incomesOperations, renewalOperations } from './renewal'
import { exportsOperations, keysOperations } from './exchange'
import { importsOperations } from './imports'
import { regionOperations } from './region'
import { reportsOperations } from './reports'
import { marksOperations, peopleListsOperations } from './marks'
import type { operationNames } from './names'
import { officeOperations } from './office'
import type { Operation } from './operation'
import { familiesOperations, peopleOperations } from './people'
import { listsOperations } from './round-lists'
import { roundsOperations } from './rounds'
import {
  calendarOperations,
  classifiersOperations,
  journalOperations,
  parametersOperations
} from './settings'
import { templatesOperations } from './templates'
import { itemsOperations, kitsOperations, placesOperations } from './catalogue'
import { stockOperations } from './stock'
import type { ErrorCode, ErrorData } from '../errors'

/** The contract: every operation of the program, by feature. Both doors, the tests and the window know only these. */
export const contract = {
  office: officeOperations,
  accounts: accountsOperations,
  people: peopleOperations,
  families: familiesOperations,
  cases: casesOperations,
  drafts: draftsOperations,
  decisions: decisionsOperations,
  overpayments: overpaymentsOperations,
  renewal: renewalOperations,
  incomes: incomesOperations,
  payments: paymentsOperations,
  contracts: contractsOperations,
  consultations: consultationsOperations,
  waves: wavesOperations,
  localBenefits: localBenefitsOperations,
  letters: lettersOperations,
  templates: templatesOperations,
  items: itemsOperations,
  kits: kitsOperations,
  places: placesOperations,
  stock: stockOperations,
  rounds: roundsOperations,
  lists: listsOperations,
  marks: marksOperations,
  peopleLists: peopleListsOperations,
  board: boardOperations,
  jobs: jobsOperations,
  today: todayOperations,
  search: searchOperations,
  parameters: parametersOperations,
  calendar: calendarOperations,
  classifiers: classifiersOperations,
  journal: journalOperations,
  calculator: calculatorOperations,
  imports: importsOperations,
  keys: keysOperations,
  exports: exportsOperations,
  region: regionOperations,
  reports: reportsOperations
} as const satisfies {
  [Feature in keyof typeof operationNames]: { [Verb in (typeof operationNames)[Feature][number]]: Operation }
}

export type Contract = typeof contract
export type Feature = keyof Contract
export type OperationName = {
  [F in Feature]: { [V in keyof Contract[F]]: `${F}.${V & string}` }[keyof Contract[F]]
}[Feature]

type Declared<Name extends OperationName> = Name extends `${infer F extends Feature}.${infer V}`
  ? V extends keyof Contract[F]
    ? Contract[F][V]
    : never
  : never
/** What a caller may send. */
export type InputOf<Name extends OperationName> =
  Declared<Name> extends { input: infer S extends z.ZodType } ? z.input<S> : never
/** What a service gets after validation. */
export type ParsedInputOf<Name extends OperationName> =
  Declared<Name> extends { input: infer S extends z.ZodType } ? z.output<S> : never
export type OutputOf<Name extends OperationName> =
  Declared<Name> extends { output: infer S extends z.ZodType } ? z.output<S> : never

/** The error as it crosses a door: never a stack, never SQL. */
export interface AnsweredError {
  code: ErrorCode
  message: string
  field?: string
  data?: ErrorData
}
export type Answer<T = unknown> = { ok: true; result: T } | { ok: false; error: AnsweredError }

/** `window.office`: one function an operation, and the events. */
export type OfficeApi = {
  [F in Feature]: {
    [V in keyof Contract[F]]: `${F}.${V & string}` extends infer N extends OperationName
      ? (input: InputOf<N>) => Promise<Answer<OutputOf<N>>>
      : never
  }
} & {
  events: {
    on<K extends OfficeEvent['kind']>(
      kind: K,
      listener: (event: Extract<OfficeEvent, { kind: K }>) => void
    ): () => void
  }
}

/** What the main process tells the window unasked. */
export type OfficeEvent =
  | { kind: 'progress'; jobId: string; done: number; total: number; note: string | null }
  | { kind: 'menu'; command: string }
  | { kind: 'locked' }
  /** The receiving server took a file; how many since it was started. */
  | { kind: 'region-received'; received: number }

/**
 * Every operation by its full name.
 * @throws Error at start when a name is registered twice, or a declaration's name is not its place in the contract
 */
export function allOperations(): Map<OperationName, Operation> {
  const byName = new Map<OperationName, Operation>()
  for (const [feature, operations] of Object.entries(contract)) {
    for (const [verb, declared] of Object.entries(operations) as [string, Operation][]) {
      if (declared.name !== `${feature}.${verb}`)
        throw new Error(`${declared.name} stands at ${feature}.${verb}`)
      if (byName.has(declared.name as OperationName)) throw new Error(`${declared.name} is declared twice`)
      byName.set(declared.name as OperationName, declared)
    }
  }
  return byName
}
