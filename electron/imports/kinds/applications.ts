import { checkIin } from '@shared/domain/iin'
import { applicationsDescription } from '@shared/imports/kinds-applications'
import { ruleVersionFor } from '@shared/programmes'
import { applicationProgrammes, programmeIds, type ApplicationProgramme } from '@shared/programmes/types'
import { insertDraft } from '../../cases/draft-queries'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import { benefitOn } from '../../local-benefits/queries'
import { katoTable } from '../../parameters/classifiers'
import { currentAddress, ibansOf, type PersonRow } from '../../people/queries'
import type {
  CheckedRow,
  Effects,
  ImportContext,
  Importer,
  ParsedRow,
  RowFinding,
  TakenRow
} from '../importer'
import { applicationDraft, draftTitle, type Application } from './application-draft'
import {
  accountOwners,
  casesNumbered,
  draftsNumbered,
  peopleByIins,
  type NumberedCase,
  type NumberedDraft
} from './application-queries'
import { checked, fault, refusalAt, repeated, warning } from './rows'

const said = (row: ParsedRow, field: string): string => row.values[field] ?? ''
const valuesOf = (rows: readonly ParsedRow[], field: string): string[] => [
  ...new Set(rows.flatMap(({ values }) => values[field] ?? []))
]

/** The IINs of the other members; whatever else stands in the cell is for the eye. */
function memberIins(row: ParsedRow): string[] {
  const found = [...said(row, 'members').matchAll(/\d{12,}/g)].map(([digits]) => digits)
  return [...new Set(found)].filter((iin) => iin !== row.values['iin'])
}

function memberFindings(row: ParsedRow): RowFinding[] {
  if (said(row, 'members') !== '' && !/\d{12}/.test(said(row, 'members')))
    return [warning('members', 'iin-malformed')]
  return memberIins(row).flatMap((iin) => refusalAt('members', () => void checkIin(iin)))
}

/** What the office has that rows are held against. */
interface Known {
  people: ReadonlyMap<string, PersonRow>
  owners: ReadonlyMap<string, string>
  drafts: ReadonlyMap<string, NumberedDraft>
  cases: ReadonlyMap<string, NumberedCase>
  places: ReadonlyMap<string, unknown>
}

async function knownOf(
  read: ReadConnection,
  rows: readonly ParsedRow[],
  { call }: ImportContext
): Promise<Known> {
  const numbers = valuesOf(rows, 'outsideNumber')
  const drafts = await draftsNumbered(read, numbers)
  const cases = await casesNumbered(read, numbers)
  return {
    people: await peopleByIins(read, [...valuesOf(rows, 'iin'), ...rows.flatMap(memberIins)]),
    owners: await accountOwners(read, valuesOf(rows, 'iban')),
    drafts: new Map(drafts.map((one) => [one.number, one])),
    cases: new Map(cases.map((one) => [one.outside, one])),
    places: await katoTable(call, read)
  }
}

const programmeOf = (row: ParsedRow, { options }: Pick<ImportContext, 'options'>): string =>
  row.values['programme'] ?? options.programme ?? ''

/** What registering would refuse: better told while the file can still be put right. */
async function ruleFindings(
  read: ReadConnection,
  row: ParsedRow,
  known: Known,
  context: ImportContext
): Promise<RowFinding[]> {
  const programme = programmeOf(row, context)
  const { appliedOn, kato, iban, iin, benefit } = row.values
  const findings = memberFindings(row)
  // Whom the office knows it need not be told again.
  const named = row.values['lastName'] ?? row.values['fullName']
  if (named === undefined && iin !== undefined && !known.people.has(iin))
    findings.push(fault('fullName', 'field-empty'))
  if (programme === '') findings.push(fault('programme', 'field-empty'))
  else if (!(applicationProgrammes as readonly string[]).includes(programme))
    findings.push(
      (programmeIds as readonly string[]).includes(programme)
        ? fault('programme', 'programme-not-applied-for', { programme })
        : fault('programme', 'programme-unknown', { programme })
    )
  else if (appliedOn !== undefined)
    findings.push(
      ...refusalAt('appliedOn', () => void ruleVersionFor(programme as ApplicationProgramme, appliedOn))
    )
  if (appliedOn !== undefined && appliedOn > context.call.today)
    findings.push(fault('appliedOn', 'applied-in-future'))
  if (kato !== undefined && !known.places.has(kato))
    findings.push(fault('kato', 'kato-unknown', { code: kato }))
  const owner = known.owners.get(iban ?? '')
  if (iban !== undefined && owner !== undefined && owner !== iin)
    findings.push(fault('iban', 'iban-taken', { iban }))
  if (programme === 'local' && benefit !== undefined && appliedOn !== undefined)
    if ((await benefitOn(read, benefit, appliedOn)) === undefined)
      findings.push(fault('benefit', 'benefit-unknown', { code: benefit }))
  return findings
}

function strangers(row: ParsedRow, known: Known): RowFinding[] {
  const iin = said(row, 'iin')
  return [
    ...(known.people.has(iin) ? [] : [warning('iin', 'applicant-not-on-record', { iin })]),
    ...memberIins(row)
      .filter((one) => !known.people.has(one))
      .map((one) => warning('members', 'member-not-on-record', { iin: one }))
  ]
}

interface Intake {
  applicantId: number | null
  appliedOn: string
  programme: string
  members: { personId: number; iin: string }[]
  person: { iin: string }
}

/** Whose application a draft is; a clerk may have typed anything into it meanwhile. */
function applicantOf(draft: NumberedDraft): { iin: string; intake: Partial<Intake> } {
  const intake = JSON.parse(draft.data) as Partial<Intake>
  const member = intake.members?.find(({ personId }) => personId === intake.applicantId)
  return { iin: member?.iin ?? intake.person?.iin ?? '', intake }
}

/** The application is there already, as a case or as a draft; `null` where it is not. */
function asKnown(row: ParsedRow, known: Known): CheckedRow | null {
  const number = said(row, 'outsideNumber')
  const iin = said(row, 'iin')
  const registered = known.cases.get(number)
  if (registered !== undefined) {
    const match = {
      subject: 'case',
      id: registered.id,
      how: 'exact' as const,
      stored: { outsideNumber: number, iin: registered.iin, caseNumber: registered.number }
    }
    const taken = registered.iin !== iin
    const finding = taken
      ? fault('outsideNumber', 'application-number-taken', { number })
      : warning('outsideNumber', 'application-case-known', { number, case: registered.number })
    return checked(row, { state: 'same', match, findings: [finding] })
  }
  const draft = known.drafts.get(number)
  if (draft === undefined) return null
  const holder = applicantOf(draft)
  const match = {
    subject: 'draft',
    id: draft.id,
    how: 'exact' as const,
    stored: { outsideNumber: number, iin: holder.iin, appliedOn: holder.intake.appliedOn ?? '' }
  }
  // A draft without an applicant yet is somebody's who only typed the number.
  const taken = holder.iin !== '' && holder.iin !== iin
  const finding = taken
    ? fault('outsideNumber', 'application-number-taken', { number })
    : warning('outsideNumber', 'application-draft-known', { number, owner: draft.owner })
  return checked(row, { state: 'same', match, findings: [finding] })
}

async function check(
  read: ReadConnection,
  rows: readonly ParsedRow[],
  context: ImportContext
): Promise<CheckedRow[]> {
  const known = await knownOf(read, rows, context)
  const done: CheckedRow[] = []
  for (const row of rows) {
    const findings = await ruleFindings(read, row, known, context)
    const { outsideNumber, ...rest } = row.values
    const again =
      outsideNumber === undefined
        ? null
        : repeated(
            context,
            row,
            `application ${outsideNumber}`,
            Object.entries(rest)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .flat()
          )
    if (again !== null) done.push(checked(row, { state: 'same', findings: [again, ...findings] }))
    else
      done.push(
        asKnown(row, known) ??
          checked(row, { state: 'new', findings: [...findings, ...strangers(row, known)] })
      )
  }
  return done
}

async function recordedOf(
  read: ReadConnection,
  applicant: PersonRow | null
): Promise<Application['recorded']> {
  if (applicant === null) return { kato: '', address: '', iban: '' }
  const address = await currentAddress(read, applicant.id)
  const account = (await ibansOf(read, applicant.id)).find(({ until }) => until === null)
  return { kato: address?.kato ?? '', address: address?.text ?? '', iban: account?.iban ?? '' }
}

/** Each application becomes a draft of whoever takes the list in. What is there already is never touched: a clerk may be typing in it. */
async function write(
  tx: WriteConnection,
  rows: readonly TakenRow[],
  context: ImportContext,
  effects: Effects
): Promise<void> {
  const { call } = context
  const fresh = rows.filter(({ state }) => state === 'new')
  const people = await peopleByIins(tx, [...valuesOf(fresh, 'iin'), ...fresh.flatMap(memberIins)])
  for (const row of fresh) {
    const applicant = people.get(said(row, 'iin')) ?? null
    const application: Application = {
      values: row.values,
      programme: programmeOf(row, context),
      applicant,
      members: new Map(memberIins(row).map((iin) => [iin, people.get(iin) ?? null])),
      recorded: await recordedOf(tx, applicant)
    }
    const id = await insertDraft(tx, {
      userId: call.actor.id,
      title: draftTitle(application, call.actor.locale),
      data: JSON.stringify(applicationDraft(application)),
      at: call.now
    })
    effects.created(row.row, 'drafts', id)
  }
}

export const applicationsImporter: Importer = {
  kind: 'applications',
  description: applicationsDescription,
  check,
  write
}
