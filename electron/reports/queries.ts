import { sql, type RawBuilder } from 'kysely'
import type { ReadKysely } from '../database/dialect'
import type { Span } from '@shared/reports/period'
import type { ReportSource } from './relations'

/** Where the relations lie: the data file, or PostgreSQL. Statements keep to what both know. */
export type ReportReader = Pick<ReadKysely<unknown>, 'getExecutor'>

/** What a figure is divided by: nothing, the programme, the office, or the month. */
export type Part = 'all' | 'programme' | 'office' | 'month'

interface CountRow {
  part: Part
  name: string
  count: string | number
  amount: string | number | null
}

export interface Counted {
  part: Part
  name: string
  count: number
  /** Tiyn; 0 where no money is counted. */
  amount: number
}

async function rowsOf<Row>(db: ReportReader, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(db)).rows
}

/** PostgreSQL answers whole numbers of 64 bits as text. */
const counted = ({ part, name, count, amount }: CountRow): Counted => ({
  part,
  name,
  count: Number(count),
  amount: Number(amount ?? 0)
})

/** Money paid for the span's months and the families it was paid to: in all, by programme, office and month. */
export async function paidFigures(db: ReportReader, source: ReportSource, span: Span): Promise<Counted[]> {
  const rows = await rowsOf<CountRow>(
    db,
    // Families are told apart among those of an office and programme, which are fewer than the months they were paid.
    sql`WITH paid AS MATERIALIZED (
        SELECT office, programme, family, month, amount FROM (${source.payments(span, ['paid'])}) AS p),
      reached AS MATERIALIZED (
        SELECT office, programme, family, sum(amount) AS amount FROM paid GROUP BY office, programme, family)
      SELECT 'all' AS part, '' AS name, count(DISTINCT family) AS count, sum(amount) AS amount FROM reached
      UNION ALL SELECT 'programme', programme, count(DISTINCT family), sum(amount) FROM reached GROUP BY programme
      UNION ALL SELECT 'office', office, count(DISTINCT family), sum(amount) FROM reached GROUP BY office
      UNION ALL SELECT 'month', month, count(DISTINCT family), sum(amount) FROM paid GROUP BY month`
  )
  return rows.map(counted)
}

/**
 * People in the families that money was paid to: the payee, and whom the decision that the payment follows from counts. In all, by
 * programme and by office.
 */
export async function peopleFigures(db: ReportReader, source: ReportSource, span: Span): Promise<Counted[]> {
  const rows = await rowsOf<CountRow>(
    db,
    sql`WITH paid AS MATERIALIZED (
        SELECT DISTINCT office, programme, decision, person FROM (${source.payments(span, ['paid'])}) AS p),
      reached AS MATERIALIZED (SELECT office, programme, person FROM paid UNION ${source.members()})
      SELECT 'all' AS part, '' AS name, count(DISTINCT person) AS count, NULL AS amount FROM reached
      UNION ALL SELECT 'programme', programme, count(DISTINCT person), NULL FROM reached GROUP BY programme
      UNION ALL SELECT 'office', office, count(DISTINCT person), NULL FROM reached GROUP BY office`
  )
  return rows.map(counted)
}

/** Money of the span's months that was not paid: still to be answered by the bank, or come back. In tiyn, by state. */
export async function unpaidFigures(
  db: ReportReader,
  source: ReportSource,
  span: Span
): Promise<{ state: string; amount: number }[]> {
  const rows = await rowsOf<{ state: string; amount: string | number }>(
    db,
    sql`SELECT state, sum(amount) AS amount
      FROM (${source.payments(span, ['planned', 'listed', 'returned'])}) AS p GROUP BY state`
  )
  return rows.map(({ state, amount }) => ({ state, amount: Number(amount) }))
}

export interface DecidedRow {
  programme: string
  kind: string
  applied_on: string
  decided_on: string
  /** Codes of the grounds of a refusal, parted by blanks. */
  reasons: string | null
  count: number
}

/** Decisions of the span that assign or refuse, those alike counted together. */
export async function decidedFigures(
  db: ReportReader,
  source: ReportSource,
  span: Span
): Promise<DecidedRow[]> {
  const rows = await rowsOf<Omit<DecidedRow, 'count'> & { count: string | number }>(
    db,
    sql`SELECT programme, kind, applied_on, decided_on, reasons, count(*) AS count
      FROM (${source.decisions(span)}) AS d WHERE kind IN ('assign', 'refuse')
      GROUP BY programme, kind, applied_on, decided_on, reasons`
  )
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

export interface HandedRow {
  office: string
  kind: string
  programme: string
  ware: string
  quantity: number
}

/** Units that were handed out in the span, by office, programme and ware. */
export async function handedFigures(
  db: ReportReader,
  source: ReportSource,
  span: Span
): Promise<HandedRow[]> {
  const rows = await rowsOf<Omit<HandedRow, 'quantity'> & { quantity: string | number }>(
    db,
    sql`SELECT office, kind, programme, ware, sum(quantity) AS quantity FROM (${source.handOuts(span)}) AS h
      GROUP BY office, kind, programme, ware`
  )
  return rows.map((row) => ({ ...row, quantity: Number(row.quantity) }))
}

export interface ServiceRow {
  kind: string
  programme: string
  count: number
}

/** Services of the span, by kind and programme. */
export async function serviceFigures(
  db: ReportReader,
  source: ReportSource,
  span: Span
): Promise<ServiceRow[]> {
  const rows = await rowsOf<Omit<ServiceRow, 'count'> & { count: string | number }>(
    db,
    sql`SELECT kind, programme, count(*) AS count FROM (${source.services(span)}) AS s GROUP BY kind, programme`
  )
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
