import { OfficeError } from '@shared/errors'
import type { BoardPaperData } from './board/board-data'
import { readFonts } from './fonts'
import type { BankFileData } from './payment-list/bank-data'
import type { PaymentListData } from './payment-list/payment-data'
import type { TableText } from './table/table-text'
import type { ReportPaperData } from './report/report-data'
import type { TotalsPaperData } from './totals/totals-data'
import type { Template } from './template-set'
import { readTemplates } from './templates'
import { WorkerPool } from './worker-pool'
import type { RoundTask, WorkerSetup, WorkerTask } from './worker-messages'
import type { LetterData, RenderedBatch, RenderedDocument, RenderedPaper, SurveyActData } from './letter-data'
import type { RoundPaperKind, RoundPapers } from './round/round-data'

export interface DocumentEngineOptions {
  /** Folder of the TTF files (`resources/fonts`). */
  fontsFolder: string
  /** Folder of the templates (`resources/templates`). */
  templatesFolder: string
  /** Threads; two give most of the gain, since the third shares a core with the window. */
  workers?: number
  /** The built worker. Left out, it is looked for beside this file, where it is not once this file is bundled. */
  workerUrl?: URL
}

export interface BatchOptions {
  onProgress?: (done: number, total: number) => void
  signal?: AbortSignal
}

/** Makes every paper of the office, in worker threads. */
export interface DocumentEngine {
  /** @throws OfficeError `letter-blank-field`, `letter-glyph-missing`, `letter-template-missing`, `letter-worker-failed` */
  render(kind: 'letter', data: LetterData, draft?: readonly Template[]): Promise<RenderedDocument>
  render(kind: 'survey-act', data: SurveyActData, draft?: readonly Template[]): Promise<RenderedDocument>
  render(kind: 'board', data: BoardPaperData): Promise<RenderedDocument>
  render(kind: 'report', data: ReportPaperData): Promise<RenderedDocument>
  render(kind: 'totals', data: TotalsPaperData): Promise<RenderedDocument>
  /** The office's own templates, beside those shipped; heard by every paper asked for afterwards. */
  useOwnTemplates(own: readonly Template[]): void
  /**
   * One file of many letters, each with its own page numbers. All or nothing: the first letter that cannot be made stops
   * the batch, with `letter` (place in the list) among the error's data.
   * @throws OfficeError as `render`; `cancelled` when `signal` was aborted
   */
  renderBatch(letters: readonly LetterData[], options?: BatchOptions): Promise<RenderedBatch>
  /**
   * One of a round's papers as a file.
   * @throws OfficeError as `render`; `cancelled` when `signal` was aborted
   */
  renderRound<Kind extends RoundPaperKind>(
    paper: Kind,
    data: RoundPapers[Kind],
    options?: BatchOptions
  ): Promise<RenderedPaper>
  /** The board as a workbook (OOXML). @throws OfficeError `letter-worker-failed`, `cancelled` when the engine is closed */
  workbook(data: BoardPaperData): Promise<Uint8Array>
  /** The period's report as a workbook (OOXML). @throws OfficeError as `workbook` */
  reportWorkbook(data: ReportPaperData): Promise<Uint8Array>
  /** A frozen payment list as paper. @throws OfficeError as `renderRound` */
  renderPaymentList(data: PaymentListData, options?: BatchOptions): Promise<RenderedPaper>
  /** The same as the bank's file. @throws OfficeError `encoding-lacks`, `cancelled`, `letter-worker-failed` */
  bankFile(data: BankFileData, options?: BatchOptions): Promise<Uint8Array>
  /**
   * The rows of a CSV or XLSX from outside, as text. What such a file can do ends in the thread that reads it.
   * @throws OfficeError `file-malformed`, `file-too-large`, `file-too-heavy`, `file-has-formulas`, `file-has-macros`, `file-has-files`,
   *   `file-has-entities`, `file-cell-too-long`, `letter-worker-failed`
   */
  readTable(name: string, bytes: Uint8Array): Promise<TableText>
  /** Rows of texts, as JSON texts of some rows each, as a CSV or XLSX file. @throws OfficeError `letter-worker-failed` */
  writeTable(format: 'csv' | 'xlsx', parts: readonly string[]): Promise<Uint8Array>
  /** Ends the threads; what is under way is answered `cancelled`. */
  close(): Promise<void>
}

/**
 * The engine; no thread is started and no file read before the first document is asked for.
 */
export function createDocumentEngine(options: DocumentEngineOptions): DocumentEngine {
  let setup: WorkerSetup | null = null
  let own: readonly Template[] = []
  const templates = (): Template[] => [...readTemplates(options.templatesFolder), ...own]
  const url = options.workerUrl ?? new URL('./pdf-worker.js', import.meta.url)
  const pool = new WorkerPool({
    url,
    size: options.workers ?? 2,
    setup: () => (setup ??= { fonts: readFonts(options.fontsFolder), templates: templates() })
  })

  // A thread of its own: a long list keeps no letter waiting, and needs neither fonts nor templates read.
  const tables = new WorkerPool({ url, size: 1, setup: () => null })

  async function render(
    kind: 'letter' | 'survey-act' | 'board' | 'report' | 'totals',
    data: LetterData | SurveyActData | BoardPaperData | ReportPaperData | TotalsPaperData,
    draft?: readonly Template[]
  ): Promise<RenderedDocument> {
    const answer = await pool.run({ kind, data, ...(draft === undefined ? {} : { draft }) } as WorkerTask)
    if (answer.kind !== 'document') throw new OfficeError('letter-worker-failed')
    return answer.result
  }

  return {
    render,
    useOwnTemplates: (given) => {
      own = given
      // Nothing has been drawn yet at the program's start: the first thread will be set up with them.
      if (setup === null) return
      setup = { ...setup, templates: templates() }
      pool.tell({ kind: 'templates', templates: setup.templates })
    },
    renderBatch: async (letters, options = {}) => {
      const answer = await stoppable(pool, (stop) => ({ kind: 'batch', letters, stop }), options)
      if (answer.kind !== 'batch') throw new OfficeError('letter-worker-failed')
      return answer.result
    },
    renderRound: async (paper, data, options = {}) => {
      const answer = await stoppable(
        pool,
        (stop) => ({ kind: 'round', paper, data, stop }) as RoundTask,
        options
      )
      if (answer.kind !== 'paper') throw new OfficeError('letter-worker-failed')
      return answer.result
    },
    workbook: async (data) => {
      const answer = await pool.run({ kind: 'workbook', data })
      if (answer.kind !== 'workbook') throw new OfficeError('letter-worker-failed')
      return answer.bytes
    },
    reportWorkbook: async (data) => {
      const answer = await pool.run({ kind: 'report-workbook', data })
      if (answer.kind !== 'workbook') throw new OfficeError('letter-worker-failed')
      return answer.bytes
    },
    renderPaymentList: async (data, options = {}) => {
      const answer = await stoppable(pool, (stop) => ({ kind: 'payment-list', data, stop }), options)
      if (answer.kind !== 'paper') throw new OfficeError('letter-worker-failed')
      return answer.result
    },
    bankFile: async (data, options = {}) => {
      const answer = await stoppable(pool, (stop) => ({ kind: 'bank-file', data, stop }), options)
      if (answer.kind !== 'workbook') throw new OfficeError('letter-worker-failed')
      return answer.bytes
    },
    readTable: async (name, bytes) => {
      const answer = await tables.run({ kind: 'table', name, bytes })
      if (answer.kind !== 'table') throw new OfficeError('letter-worker-failed')
      return answer.result
    },
    writeTable: async (format, parts) => {
      const answer = await tables.run({ kind: 'write-table', format, parts })
      if (answer.kind !== 'workbook') throw new OfficeError('letter-worker-failed')
      return answer.bytes
    },
    close: async () => {
      await Promise.all([pool.close(), tables.close()])
    }
  }
}

/** A task that tells its progress and can be stopped. @throws OfficeError what the worker refuses with, `cancelled` */
async function stoppable(
  pool: WorkerPool,
  make: (stop: Int32Array) => WorkerTask,
  { onProgress, signal }: BatchOptions
): ReturnType<WorkerPool['run']> {
  if (signal?.aborted === true) throw new OfficeError('cancelled')
  // Shared memory reaches the worker while it is busy; a message would wait until the batch is done.
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const task = make(stop)
  const abort = (): void => {
    if (!pool.withdraw(task)) Atomics.store(stop, 0, 1)
  }
  signal?.addEventListener('abort', abort, { once: true })
  try {
    return await pool.run(task, onProgress)
  } finally {
    signal?.removeEventListener('abort', abort)
  }
}
