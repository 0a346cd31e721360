import type { CaseMemberRow, IncomeRow, SurveyRow, ContractRow } from '../cases/entry-queries'
import { openStatesSql } from '../cases/states'
import type { StoredBar } from '../cases/facts'
import type { Outcome, Why } from '@shared/renewal/classify'
import type { ReadConnection } from '../database/transaction'

// Everything that many families are worked out from, a page of families a statement.

/** A row of a dry run with what it rests on; `newest_id` differs from `base_decision_id` once the family was decided anew. */
export interface PageRow {
  place: number
  family_id: number
  person_id: number
  benefit: string
  name: string
  outcome: Outcome
  was: number
  now: number | null
  why: Why
  excluded: string | null
  base_decision_id: number
  newest_id: number
  base_kind: string
  base_hash: string
  base_case_id: number
  /** JSON of the figures of the base decision. */
  base_figures: string
  base_applied_on: string
  base_kato: string | null
  base_address_key: string | null
  own_case_id: number | null
  /** Number of another open case of the family in the programme. */
  other_open: string | null
  decided: 0 | 1
  declaration_id: number | null
  declaration_source: string | null
  /** The applicant's account now. */
  iban: string | null
  /** Who has the account of the base case now. */
  base_iban_owner: number | null
  /** Whether the applicant has an address that began after that application and is another. */
  moved: 0 | 1
}

/** Up to `limit` rows of a dry run after a place, in order. */
export function situationPage(
  read: ReadConnection,
  of: {
    id: number
    programme: string
    quarter: string
    incomeQuarter: string
    after: number
    limit: number
    /** Only those that the renewal decides: worked out and not taken out. */
    toDecide: boolean
  }
): Promise<PageRow[]> {
  return read.all<PageRow>(
    `SELECT r.place, r.family_id, r.person_id, r.benefit, r.name, r.outcome, r.was, r.now, r.why, r.excluded, r.base_decision_id,
       (SELECT n.id FROM decisions n JOIN cases k ON k.id = n.case_id WHERE n.programme = ? AND n.family_id = r.family_id
         AND n.benefit = r.benefit ORDER BY k.quarter DESC, n.id DESC LIMIT 1) AS newest_id,
       d.kind AS base_kind, d.hash AS base_hash, d.case_id AS base_case_id, d.result -> '$.figures' AS base_figures,
       b.applied_on AS base_applied_on, b.kato AS base_kato, b.address_key AS base_address_key,
       (SELECT o.id FROM cases o WHERE o.family_id = r.family_id AND o.programme = b.programme AND o.quarter = ?
         AND o.benefit = r.benefit AND o.base_decision_id IS NULL AND o.state IN ${openStatesSql}) AS own_case_id,
       (SELECT o.number FROM cases o WHERE o.family_id = r.family_id AND o.programme = b.programme AND o.benefit = r.benefit
         AND o.state IN ${openStatesSql} AND (o.quarter <> ? OR o.base_decision_id IS NOT NULL) LIMIT 1) AS other_open,
       EXISTS (SELECT 1 FROM cases o WHERE o.family_id = r.family_id AND o.programme = b.programme AND o.quarter = ?
         AND o.benefit = r.benefit AND o.base_decision_id IS NULL AND o.state IN ('decided', 'notified')) AS decided,
       i.id AS declaration_id, i.source AS declaration_source, a.iban,
       (SELECT w.person_id FROM accounts_iban w WHERE w.iban = b.iban AND w.until IS NULL) AS base_iban_owner,
       EXISTS (SELECT 1 FROM addresses x WHERE x.person_id = b.applicant_id AND x.until IS NULL AND x.since > b.applied_on
         AND (x.kato <> b.kato OR x.address_key <> b.address_key)) AS moved
     FROM renewal_rows r JOIN decisions d ON d.id = r.base_decision_id JOIN cases b ON b.id = d.case_id
       LEFT JOIN income_declarations i ON i.family_id = r.family_id AND i.quarter = ? AND i.superseded_by IS NULL
       LEFT JOIN accounts_iban a ON a.person_id = b.applicant_id AND a.until IS NULL
     WHERE r.renewal_id = ? AND r.place > ? ${of.toDecide ? `AND r.excluded IS NULL AND r.outcome <> 'needs-clerk'` : ''}
     ORDER BY r.place LIMIT ?`,
    [of.programme, of.quarter, of.quarter, of.quarter, of.incomeQuarter, of.id, of.after, of.limit]
  )
}

/** What a case says of itself, as far as the new decision takes it over. */
export interface SourceCase {
  id: number
  number: string
  programme: string
  state: string
  channel: string
  outside_number: string | null
  applied_on: string
  applicant_id: number
  family_id: number
  kato: string | null
  address_text: string | null
  address_key: string | null
  region: string
  iban: string | null
  iban_owner: number | null
  lump_sum: number
  false_data: number
  asked: string | null
  benefit: string
  revision: number
  return_reason: string | null
}

const among = 'IN (SELECT value FROM json_each(?))'

export function casesByIds(read: ReadConnection, ids: readonly number[]): Promise<SourceCase[]> {
  return read.all<SourceCase>(
    `SELECT c.id, c.number, c.programme, c.state, c.channel, c.outside_number, c.applied_on, c.applicant_id, c.family_id, c.kato,
       c.address_text, c.address_key, c.region, c.iban,
       (SELECT w.person_id FROM accounts_iban w WHERE w.iban = c.iban AND w.until IS NULL) AS iban_owner,
       c.lump_sum, c.false_data, c.asked, c.benefit, c.revision, c.return_reason
     FROM cases c WHERE c.id ${among}`,
    [JSON.stringify(ids)]
  )
}

export function membersOfCases(read: ReadConnection, ids: readonly number[]): Promise<CaseMemberRow[]> {
  return read.all<CaseMemberRow>(
    `SELECT m.case_id, m.person_id, m.place, m.relation, m.student, m.able_bodied, m.disability_group, m.cares_for, m.long_sick_leave,
       m.member_from, m.member_until, m.employment_refused, m.contract_broken, p.iin, p.last_name, p.first_name, p.middle_name,
       p.born_on, p.sex
     FROM case_members m JOIN people p ON p.id = m.person_id WHERE m.case_id ${among} ORDER BY m.case_id, m.place`,
    [JSON.stringify(ids)]
  )
}

export function incomesOfCases(
  read: ReadConnection,
  ids: readonly number[]
): Promise<(IncomeRow & { case_id: number })[]> {
  return read.all(
    `SELECT case_id, person_id, kind, quarter, month, amount, source, document FROM incomes WHERE case_id ${among} ORDER BY id`,
    [JSON.stringify(ids)]
  )
}

export function incomesDeclared(
  read: ReadConnection,
  ids: readonly number[]
): Promise<
  { declaration_id: number; person_id: number; kind: string; month: string | null; amount: number }[]
> {
  return read.all(
    `SELECT declaration_id, person_id, kind, month, amount FROM declared_incomes WHERE declaration_id ${among} ORDER BY id`,
    [JSON.stringify(ids)]
  )
}

export function surveysOf(
  read: ReadConnection,
  ids: readonly number[]
): Promise<(SurveyRow & { case_id: number })[]> {
  return read.all(
    `SELECT case_id, surveyed_on, act_number, refused, conclusion, conclusion_on, conclusion_number, homes, cars, co_residents, notes
     FROM surveys WHERE case_id ${among}`,
    [JSON.stringify(ids)]
  )
}

/** Contracts that have not ended by a day. */
export function contractsOf(
  read: ReadConnection,
  ids: readonly number[],
  on: string
): Promise<(ContractRow & { case_id: number })[]> {
  return read.all(
    `SELECT case_id, number, signed_on, obligations FROM contracts
     WHERE case_id ${among} AND (ends_on IS NULL OR ends_on >= ?)`,
    [JSON.stringify(ids), on]
  )
}

/** Who belongs to these families on a day, with those marked as having left the area. */
export function membersNow(
  read: ReadConnection,
  families: readonly number[],
  on: string
): Promise<{ family_id: number; person_id: number; left: 0 | 1 }[]> {
  return read.all(
    `SELECT f.family_id, f.person_id, EXISTS (SELECT 1 FROM person_marks k WHERE k.person_id = f.person_id
       AND k.mark = 'left-area' AND k.since <= ? AND (k.until IS NULL OR k.until >= ?)) AS left
     FROM family_members f WHERE f.family_id ${among} AND f.since <= ? AND (f.until IS NULL OR f.until >= ?)`,
    [on, on, JSON.stringify(families), on, on]
  )
}

/** Bars of these families and people that reach into or past a day, in the order of `barsFor`. */
export function barsOfMany(
  read: ReadConnection,
  of: { families: readonly number[]; people: readonly number[]; on: string }
): Promise<(StoredBar & { family_id: number })[]> {
  return read.all(
    `SELECT family_id, reason, from_day, until_day, person_id FROM bars WHERE id IN (
       SELECT id FROM bars WHERE family_id ${among} AND until_day >= ?
       UNION SELECT id FROM bars WHERE person_id ${among} AND until_day >= ?) ORDER BY from_day, id`,
    [JSON.stringify(of.families), of.on, JSON.stringify(of.people), of.on]
  )
}

/** Members who stand in another family's case of one of the quarters, with the number of that case. */
export function inOtherFamilies(
  read: ReadConnection,
  pairs: readonly (readonly [family: number, person: number])[],
  quarters: readonly [string, string]
): Promise<{ family_id: number; person_id: number; number: string }[]> {
  return read.all(
    `SELECT g.family_id, o.person_id, min(c.number) AS number
     FROM (SELECT value ->> 0 AS family_id, value ->> 1 AS person_id FROM json_each(?)) g CROSS JOIN case_members o CROSS JOIN cases c
     WHERE o.person_id = g.person_id AND c.id = o.case_id AND c.family_id <> g.family_id AND c.quarter IN (?, ?)
       AND c.state <> 'withdrawn' GROUP BY g.family_id, o.person_id`,
    [JSON.stringify(pairs), ...quarters]
  )
}

/** How many other families applied from the address of each of these cases in one of the quarters. */
export function sharingAddress(
  read: ReadConnection,
  caseIds: readonly number[],
  quarters: readonly [string, string]
): Promise<{ case_id: number; families: number }[]> {
  return read.all(
    `SELECT s.id AS case_id, (SELECT count(DISTINCT c.family_id) FROM cases c WHERE c.kato = s.kato AND c.address_key = s.address_key
       AND c.quarter IN (?, ?) AND c.family_id <> s.family_id AND c.state <> 'withdrawn') AS families
     FROM cases s WHERE s.id ${among} AND s.address_key <> ''`,
    [...quarters, JSON.stringify(caseIds)]
  )
}
