import type { ErrorCode, ErrorData } from '@shared/errors'
import type { BoardPaperData } from './board/board-data'
import type { FontFiles } from './paper/shared-fonts'
import type { BankFileData } from './payment-list/bank-data'
import type { PaymentListData } from './payment-list/payment-data'
import type { Template } from './template-set'
import type { TableText } from './table/table-text'
import type { ReportPaperData } from './report/report-data'
import type { TotalsPaperData } from './totals/totals-data'
import type { RoundPaperKind, RoundPapers } from './round/round-data'
import type { LetterData, RenderedBatch, RenderedDocument, RenderedPaper, SurveyActData } from './letter-data'

/** What a worker is started with. It reads no file: fonts and templates come to it ready. */
export interface WorkerSetup {
  fonts: FontFiles
  templates: readonly Template[]
}

/** A round's paper of one kind. */
export type RoundTask = {
  [Kind in RoundPaperKind]: { kind: 'round'; paper: Kind; data: RoundPapers[Kind]; stop: Int32Array }
}[RoundPaperKind]

/** One piece of work. `stop[0]` becomes 1 when nobody wants it any more. */
export type WorkerTask =
  | { kind: 'letter'; data: LetterData; draft?: readonly Template[] }
  | { kind: 'survey-act'; data: SurveyActData; draft?: readonly Template[] }
  | { kind: 'board'; data: BoardPaperData }
  | { kind: 'workbook'; data: BoardPaperData }
  | { kind: 'report'; data: ReportPaperData }
  | { kind: 'totals'; data: TotalsPaperData }
  | { kind: 'report-workbook'; data: ReportPaperData }
  | { kind: 'batch'; letters: readonly LetterData[]; stop: Int32Array }
  | { kind: 'payment-list'; data: PaymentListData; stop: Int32Array }
  | { kind: 'bank-file'; data: BankFileData; stop: Int32Array }
  | { kind: 'table'; name: string; bytes: Uint8Array }
  | { kind: 'write-table'; format: 'csv' | 'xlsx'; parts: readonly string[] }
  | RoundTask

/** Told between tasks, and not answered: the templates are these from now on. */
export interface TemplatesChanged {
  kind: 'templates'
  templates: readonly Template[]
}

export type WorkerAnswer =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'document'; result: RenderedDocument }
  | { kind: 'batch'; result: RenderedBatch }
  | { kind: 'paper'; result: RenderedPaper }
  | { kind: 'workbook'; bytes: Uint8Array }
  | { kind: 'table'; result: TableText }
  | { kind: 'refused'; code: ErrorCode; field: string | null; data: ErrorData }
  | { kind: 'failed'; message: string }
