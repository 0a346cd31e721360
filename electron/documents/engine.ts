import { OfficeError } from '@shared/errors'
import { readFonts } from './fonts'
import { readTemplates, type Template } from './templates'
import { WorkerPool } from './worker-pool'
import type { WorkerSetup, WorkerTask } from './worker-messages'
import type { LetterData, RenderedBatch, RenderedDocument, SurveyActData } from './letter-data'

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
  /** The office's own templates, beside those shipped; heard by every paper asked for afterwards. */
  useOwnTemplates(own: readonly Template[]): void
  /**
   * One file of many letters, each with its own page numbers. All or nothing: the first letter that cannot be made stops
   * the batch, with `letter` (place in the list) among the error's data.
   * @throws OfficeError as `render`; `cancelled` when `signal` was aborted
   */
  renderBatch(letters: readonly LetterData[], options?: BatchOptions): Promise<RenderedBatch>
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
  const pool = new WorkerPool({
    url: options.workerUrl ?? new URL('./pdf-worker.js', import.meta.url),
    size: options.workers ?? 2,
    setup: () => (setup ??= { fonts: readFonts(options.fontsFolder), templates: templates() })
  })

  async function render(
    kind: 'letter' | 'survey-act',
    data: LetterData | SurveyActData,
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
    renderBatch: (letters, batch = {}) => renderBatch(pool, letters, batch),
    close: () => pool.close()
  }
}

async function renderBatch(
  pool: WorkerPool,
  letters: readonly LetterData[],
  { onProgress, signal }: BatchOptions
): Promise<RenderedBatch> {
  if (signal?.aborted === true) throw new OfficeError('cancelled')
  // Shared memory reaches the worker while it is busy; a message would wait until the batch is done.
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const task: WorkerTask = { kind: 'batch', letters, stop }
  const abort = (): void => {
    if (!pool.withdraw(task)) Atomics.store(stop, 0, 1)
  }
  signal?.addEventListener('abort', abort, { once: true })
  try {
    const answer = await pool.run(task, onProgress)
    if (answer.kind !== 'batch') throw new OfficeError('letter-worker-failed')
    return answer.result
  } finally {
    signal?.removeEventListener('abort', abort)
  }
}
