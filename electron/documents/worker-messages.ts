import type { ErrorCode, ErrorData } from '@shared/errors'
import type { FontFiles } from './paper/shared-fonts'
import type { Template } from './templates'
import type { LetterData, RenderedBatch, RenderedDocument, SurveyActData } from './letter-data'

/** What a worker is started with. It reads no file: fonts and templates come to it ready. */
export interface WorkerSetup {
  fonts: FontFiles
  templates: readonly Template[]
}

/** One piece of work. `stop[0]` becomes 1 when nobody wants it any more. */
export type WorkerTask =
  | { kind: 'letter'; data: LetterData; draft?: readonly Template[] }
  | { kind: 'survey-act'; data: SurveyActData; draft?: readonly Template[] }
  | { kind: 'batch'; letters: readonly LetterData[]; stop: Int32Array }

/** Told between tasks, and not answered: the templates are these from now on. */
export interface TemplatesChanged {
  kind: 'templates'
  templates: readonly Template[]
}

export type WorkerAnswer =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'document'; result: RenderedDocument }
  | { kind: 'batch'; result: RenderedBatch }
  | { kind: 'refused'; code: ErrorCode; field: string | null; data: ErrorData }
  | { kind: 'failed'; message: string }
