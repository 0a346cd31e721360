import { parentPort, workerData } from 'node:worker_threads'
import { OfficeError } from '@shared/errors'
import { DocumentMaker } from './document-maker'
import type { TemplatesChanged, WorkerAnswer, WorkerSetup, WorkerTask } from './worker-messages'

/** How often a batch tells how far it is: often enough for a moving bar, seldom enough to cost nothing. */
const progressEvery = 5

const port = parentPort
if (port === null) throw new Error('pdf-worker runs in a worker thread only')

const setup = workerData as WorkerSetup
const maker = new DocumentMaker(setup.fonts, setup.templates)

function answer(message: WorkerAnswer, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer)
}

async function run(task: WorkerTask): Promise<void> {
  if (task.kind === 'batch') {
    const result = await maker.batch(task.letters, {
      check: () => {
        if (Atomics.load(task.stop, 0) === 1) throw new OfficeError('cancelled')
      },
      drawn: (done, total) => {
        if (done % progressEvery === 0 || done === total) answer({ kind: 'progress', done, total })
      }
    })
    answer({ kind: 'batch', result }, [result.pdf.buffer as ArrayBuffer])
    return
  }
  const result = await (task.kind === 'letter'
    ? maker.letter(task.data, task.draft)
    : maker.surveyAct(task.data, task.draft))
  answer({ kind: 'document', result }, [result.pdf.buffer as ArrayBuffer])
}

port.on('message', (task: WorkerTask | TemplatesChanged) => {
  if (task.kind === 'templates') {
    maker.useTemplates(task.templates)
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
