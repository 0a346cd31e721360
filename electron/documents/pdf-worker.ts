import { parentPort, workerData } from 'node:worker_threads'
import { OfficeError } from '@shared/errors'
import { DocumentMaker, type BatchControl } from './document-maker'
import type { RenderedDocument } from './letter-data'
import type { TemplatesChanged, WorkerAnswer, WorkerSetup, WorkerTask } from './worker-messages'

/** How often a batch tells how far it is: often enough for a moving bar, seldom enough to cost nothing. */
const progressEvery = 5
const linesProgressEvery = 250

const port = parentPort
if (port === null) throw new Error('pdf-worker runs in a worker thread only')

const setup = workerData as WorkerSetup | null
const kept = setup === null ? null : new DocumentMaker(setup.fonts, setup.templates)

/** Whoever draws papers was set up with fonts and templates; a thread of tables was not. */
function drawing(): DocumentMaker {
  if (kept === null) throw new Error('a thread of tables draws no papers')
  return kept
}

function answer(message: WorkerAnswer, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer)
}

/** Progress and stop of a task of many pieces. Progress is told once a step of `every`. */
function control(stop: Int32Array, every: number): BatchControl {
  let told = 0
  return {
    check: () => {
      if (Atomics.load(stop, 0) === 1) throw new OfficeError('cancelled')
    },
    drawn: (done, total) => {
      if (done - told < every && done !== total) return
      told = done
      answer({ kind: 'progress', done, total })
    }
  }
}

type SingleTask = Extract<WorkerTask, { kind: 'letter' | 'survey-act' | 'board' | 'report' | 'totals' }>

function single(task: SingleTask): Promise<RenderedDocument> {
  const maker = drawing()
  if (task.kind === 'letter') return maker.letter(task.data, task.draft)
  if (task.kind === 'report') return maker.report(task.data)
  if (task.kind === 'totals') return maker.totals(task.data)
  return task.kind === 'board' ? maker.board(task.data) : maker.surveyAct(task.data, task.draft)
}

async function run(task: WorkerTask): Promise<void> {
  if (task.kind === 'batch') {
    const result = await drawing().batch(task.letters, control(task.stop, progressEvery))
    answer({ kind: 'batch', result }, [result.pdf.buffer as ArrayBuffer])
    return
  }
  if (task.kind === 'round') {
    const result = await drawing().roundPaper(task.paper, task.data, control(task.stop, linesProgressEvery))
    answer({ kind: 'paper', result }, [result.pdf.buffer as ArrayBuffer])
    return
  }
  if (task.kind === 'workbook') {
    // Only who exports pays for loading it.
    const bytes = await (await import('./board/workbook')).makeWorkbook(task.data)
    answer({ kind: 'workbook', bytes }, [bytes.buffer])
    return
  }
  if (task.kind === 'report-workbook') {
    const bytes = await (await import('./report/report-workbook')).makeReportWorkbook(task.data)
    answer({ kind: 'workbook', bytes }, [bytes.buffer])
    return
  }
  if (task.kind === 'payment-list') {
    const result = await drawing().paymentList(task.data, control(task.stop, linesProgressEvery))
    answer({ kind: 'paper', result }, [result.pdf.buffer as ArrayBuffer])
    return
  }
  if (task.kind === 'bank-file') {
    const { makeBankFile } = await import('./payment-list/bank-file')
    const bytes = await makeBankFile(task.data, control(task.stop, linesProgressEvery))
    answer({ kind: 'workbook', bytes }, [bytes.buffer])
    return
  }
  if (task.kind === 'table') {
    const { readTable } = await import('./table/read-table')
    answer({ kind: 'table', result: await readTable(task.name, task.bytes) })
    return
  }
  if (task.kind === 'write-table') {
    const { writeTable } = await import('./table/write-table')
    const bytes = await writeTable(task.format, task.parts)
    answer({ kind: 'workbook', bytes }, [bytes.buffer])
    return
  }
  const result = await single(task)
  answer({ kind: 'document', result }, [result.pdf.buffer as ArrayBuffer])
}

port.on('message', (task: WorkerTask | TemplatesChanged) => {
  if (task.kind === 'templates') {
    kept?.useTemplates(task.templates)
    return
  }
  run(task).catch((error: unknown) => {
    if (error instanceof OfficeError) {
      answer({ kind: 'refused', code: error.code, field: error.field ?? null, data: error.data })
    } else
      answer({
        kind: 'failed',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error)
      })
  })
})
