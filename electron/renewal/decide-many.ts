import { createHash } from 'node:crypto'
import { canonicalJson } from '@shared/domain/canonical-json'
import { sumTiyn } from '@shared/domain/money'
import { monthlyOf } from '@shared/renewal/classify'
import type { ParameterValue } from '@shared/parameters/types'
import type { BulkValue } from '../database/bulk'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import { caseWords } from '../cases/case-index'
import { insertPayments, type NewPayment } from '../decisions/queries'
import type { Call, JournalNote } from '../ipc/call'
import { rowOf } from '../parameters/book'
import { officeValues } from '../parameters/queries'
import type { Context } from './context'
import * as rows from './decide-queries'
import { LetterFrame } from './letter-frame'
import type { Hands, ToDecide } from './to-decide'

type Row = readonly BulkValue[]

/** Rows of one page, table by table. */
export interface Page {
  cases: Row[]
  closed: Row[]
  carried: [number, number][]
  singles: Row[]
  incomes: [number, number][]
  index: Row[]
  assessments: Row[]
  proposals: Row[]
  approvals: Row[]
  decisions: Row[]
  payments: NewPayment[]
  parameters: Row[]
  named: Row[]
  notes: JournalNote[]
}

export const emptyPage = (): Page => ({
  ...{ cases: [], closed: [], carried: [], singles: [], incomes: [], index: [], assessments: [] },
  ...{ proposals: [], approvals: [], decisions: [], payments: [], parameters: [], named: [], notes: [] }
})

/** The canonical texts of what is frozen with a decision. */
interface Texts {
  facts: string
  letter: string
  parameters: string
  result: string
}

/**
 * `decisionHash` from texts that are canonical already: they are long, and made but once. The keys stand in the order of canonical
 * JSON.
 */
export function hashOfTexts(
  decision: {
    number: string
    kind: string
    programme: string
    decidedOn: string
    ruleVersion: string
    previousHash: string | null
  },
  { facts, letter, parameters, result }: Texts
): string {
  const text = JSON.stringify
  return createHash('sha256')
    .update(
      `{"decidedOn":${text(decision.decidedOn)},"frozen":{"facts":${facts},"letter":${letter},"parameters":`
    )
    .update(`${parameters},"result":${result},"ruleVersion":${text(decision.ruleVersion)}},`)
    .update(`"kind":${text(decision.kind)},"number":${text(decision.number)},`)
    .update(`"previousHash":${text(decision.previousHash)},"programme":${text(decision.programme)}}`)
    .digest('hex')
}

/**
 * Writes the decisions of a renewal page by page, in the transaction of its approval: the same rows as deciding each case by itself
 * leaves, with numbers that go on without a gap.
 */
export class ManyDecisions {
  /** A book answers the same object for a value every time: its text is made once, and stands many times in every working. */
  private readonly texts = new Map<object, string>()
  private readonly officeIds = new Map<ParameterValue, number | null>()
  /** Of a list several of one family may be decided: each decision names the one before it. */
  private readonly newest = new Map<number, { id: number; hash: string }>()
  decided = 0

  private constructor(
    private readonly call: Call,
    private readonly context: Context,
    private readonly hands: Hands,
    private readonly frame: LetterFrame,
    private readonly values: Awaited<ReturnType<typeof officeValues>>,
    private readonly term: { termDays: number; deadline: string },
    private readonly next: rows.FirstIds & { caseNumber: number; decisionNumber: number }
  ) {}

  static async begin(
    call: Call,
    read: ReadConnection,
    of: { context: Context; hands: Hands; term: { termDays: number; deadline: string } }
  ): Promise<ManyDecisions> {
    const { context, hands, term } = of
    const frame = await LetterFrame.of(call, read, { book: context.book, hands })
    return new ManyDecisions(call, context, hands, frame, await officeValues(read), term, {
      ...(await rows.nextDecisionIds(read)),
      caseNumber: await rows.counterOf(read, caseSeries(context.appliedOn)),
      decisionNumber: await rows.counterOf(read, decisionSeries(call.today))
    })
  }

  /** Works out the rows of one family. */
  add(page: Page, given: ToDecide): void {
    const family = { ...given, previous: this.newest.get(given.familyId) ?? given.previous }
    const { own } = family
    const caseId = own?.id ?? this.next.case++
    const number = own?.number ?? this.newCaseNumber()
    const { result } = family.assessed
    const kind = result.entitled ? 'assign' : 'refuse'
    const months = [result.months[0]?.month ?? null, result.months.at(-1)?.month ?? null]
    if (own === null) this.addCase(page, family, [caseId, number, kind, ...months])
    else page.closed.push([caseId, kind, ...months])
    if (family.declarationId !== null) page.incomes.push([caseId, family.declarationId])
    const decision = this.addDecision(page, family, { caseId, number, kind })
    page.named.push([family.place, caseId, own?.former ?? null])
    if (this.context.renewal.mode === 'list') this.newest.set(family.familyId, decision)
    this.decided += 1
  }

  private newCaseNumber(): string {
    this.next.caseNumber += 1
    return `${this.context.appliedOn.slice(0, 4)}-${String(this.next.caseNumber).padStart(6, '0')}`
  }

  private addCase(page: Page, family: ToDecide, given: readonly (string | number | null)[]): void {
    const [caseId, number, kind, first, last] = given as [
      number,
      string,
      string,
      string | null,
      string | null
    ]
    const { renewal, incomeQuarter } = this.context
    const { proposer } = this.hands
    page.cases.push([
      ...[caseId, number, renewal.programme, 'decided', family.channel, family.appliedOn, renewal.quarter],
      ...[
        incomeQuarter,
        this.term.termDays,
        this.term.deadline,
        this.call.now,
        proposer.id,
        family.applicantId
      ],
      ...[family.familyId, family.address.kato, family.address.text, family.address.key, family.region],
      ...[family.iban, family.asked, family.benefit, renewal.id, kind, first, last]
    ])
    const applicant = family.members.find((one) => one.person_id === family.applicantId)
    if (applicant === undefined) throw new Error(`family ${family.familyId} is without its applicant`)
    page.index.push([caseId, caseWords(number, null, applicant)])
    if (family.carriedFrom !== null) page.carried.push([caseId, family.carriedFrom])
    else
      page.singles.push([
        ...[caseId, applicant.person_id, 0, applicant.relation, applicant.student, applicant.able_bodied],
        ...[applicant.disability_group, applicant.long_sick_leave]
      ])
  }

  private addDecision(
    page: Page,
    family: ToDecide,
    of: { caseId: number; number: string; kind: 'assign' | 'refuse' }
  ): { id: number; hash: string } {
    const { facts, result } = family.assessed
    const { call, hands, context } = this
    const { programme } = context.renewal
    const [id, assessmentId, proposalId] = [
      this.next.decision++,
      this.next.assessment++,
      this.next.proposal++
    ]
    this.next.decisionNumber += 1
    const number = `${call.today.slice(0, 4)}/${String(this.next.decisionNumber).padStart(6, '0')}`
    const monthly = monthlyOf(result)
    const total = sumTiyn(result.months.map(({ amount }) => amount))
    for (const value of result.parameters)
      if (!this.texts.has(value)) this.texts.set(value, canonicalJson(value))
    const texts: Texts = {
      facts: canonicalJson(facts),
      letter: canonicalJson(this.frame.letter(family, of.number)),
      parameters: canonicalJson(result.parameters, this.texts),
      result: canonicalJson(result, this.texts)
    }
    const hash = hashOfTexts(
      {
        ...{ number, kind: of.kind, programme, decidedOn: call.today },
        ...{ ruleVersion: result.ruleVersion, previousHash: family.previous?.hash ?? null }
      },
      texts
    )
    page.assessments.push([
      ...[assessmentId, of.caseId, call.now, hands.proposer.id, 1, Number(result.entitled)],
      ...[result.months[0]?.amount ?? 0, texts.facts, texts.result]
    ])
    page.proposals.push([
      ...[proposalId, of.caseId, assessmentId, of.kind, monthly, total, '', hands.proposer.id],
      ...[hands.proposer.at, context.tier, 0, 'approved']
    ])
    page.approvals.push([proposalId, hands.decider.id, hands.decider.role, call.now, 'approved', hands.note])
    page.decisions.push([
      ...[
        id,
        number,
        of.caseId,
        proposalId,
        of.kind,
        programme,
        family.familyId,
        family.applicantId,
        call.today
      ],
      ...[call.now, result.ruleVersion, monthly, total, family.previous?.id ?? null, hash, family.benefit],
      ...[texts.parameters, texts.letter, assessmentId]
    ])
    this.addPayments(page, family, id)
    for (const parameter of this.officeParameters(result.parameters)) page.parameters.push([id, parameter])
    page.notes.push({
      subjectKind: 'decision',
      subjectId: id,
      after: hash,
      details: { number, kind: of.kind, case: of.number }
    })
    return { id, hash }
  }

  private addPayments(page: Page, family: ToDecide, decisionId: number): void {
    const { result } = family.assessed
    if (!result.entitled) return
    const { iban } = family
    if (iban === null) throw new Error(`family ${family.familyId} is paid to no account`)
    for (const { month, amount } of result.months)
      page.payments.push({
        ...{ decisionId, familyId: family.familyId, personId: family.applicantId, month, amount, iban },
        ...{ programme: this.context.renewal.programme, benefit: family.benefit }
      })
  }

  /** The office's own values among those that were used; a book answers the same object every time, so each is looked up once. */
  private officeParameters(used: readonly ParameterValue[]): number[] {
    const ids = used.flatMap((value) => {
      if (value.mark !== 'office') return []
      const known = this.officeIds.get(value)
      if (known !== undefined) return known ?? []
      const id = rowOf(value, this.values)?.id ?? null
      this.officeIds.set(value, id)
      return id ?? []
    })
    return [...new Set(ids)]
  }

  /** Puts the rows of a page where they belong. */
  async write(tx: WriteConnection, page: Page): Promise<void> {
    const { renewal, appliedOn } = this.context
    await rows.insertCases(tx, page.cases)
    await rows.closeCases(tx, renewal.id, page.closed)
    await rows.carryOver(tx, page.carried, appliedOn)
    await rows.insertSingleMembers(tx, page.singles)
    await rows.takeIncomes(tx, page.incomes)
    await rows.indexCases(tx, page.index)
    await rows.insertAssessments(tx, page.assessments)
    await rows.insertProposals(tx, page.proposals)
    await rows.insertApprovals(tx, page.approvals)
    await rows.insertDecisions(tx, page.decisions)
    await insertPayments(tx, page.payments)
    await rows.rememberMany(tx, page.parameters)
    await rows.nameCases(tx, renewal.id, page.named)
    await this.call.journal(tx, page.notes)
  }

  /** Leaves the series where the last number was given out. */
  async finish(tx: WriteConnection): Promise<void> {
    if (this.decided === 0) return
    await rows.setCounter(tx, caseSeries(this.context.appliedOn), this.next.caseNumber)
    await rows.setCounter(tx, decisionSeries(this.call.today), this.next.decisionNumber)
  }
}

export const caseSeries = (appliedOn: string): string => `case-${appliedOn.slice(0, 4)}`
export const decisionSeries = (decidedOn: string): string => `decision-${decidedOn.slice(0, 4)}`
