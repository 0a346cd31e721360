import { createDocumentEngine } from '../../electron/documents/engine'
import type { LetterData } from '../../electron/documents/letter-data'
import { fontsFolder, letters, templatesFolder } from '../documents/support/samples'
import { bundledWorker } from '../support/pdf-worker'

export interface LetterTimes {
  count: number
  /** Seconds for `count` letters, each a file of its own, made by two workers; the start of the workers included. */
  separateSeconds: number
  /** Seconds for the same letters in one file. */
  batchSeconds: number
  /** Pages of all letters together. */
  pages: number
  /** Size of the one file, in bytes. */
  batchBytes: number
}

/** As many letters as asked for: assignments and refusals in turn, each with its own number and name. */
export function benchLetters(count: number): LetterData[] {
  const made = Object.values(letters).map((make): LetterData => make())
  return Array.from({ length: count }, (_, index) => {
    const data = made[index % made.length]
    if (data === undefined) throw new RangeError('no sample letters')
    const addressee = { ...data.addressee, name: `${data.addressee.name} ${index + 1}` }
    return { ...data, number: `63-2026-${String(index + 1).padStart(6, '0')}`, addressee }
  })
}

/** Times letters as separate files and as one batch, each with an engine of its own from a cold start. */
export async function measureLetters({
  count,
  workers = 2,
  workerUrl
}: {
  count: number
  workers?: number
  /** The built worker; built for the measurement when left out. */
  workerUrl?: URL
}): Promise<LetterTimes> {
  const url = workerUrl ?? (await bundledWorker())
  const asked = benchLetters(count)
  const open = () => createDocumentEngine({ fontsFolder, templatesFolder, workers, workerUrl: url })

  const separate = open()
  const startSeparate = performance.now()
  const documents = await Promise.all(asked.map((data) => separate.render('letter', data)))
  const separateSeconds = (performance.now() - startSeparate) / 1000
  await separate.close()

  const together = open()
  const startBatch = performance.now()
  const batch = await together.renderBatch(asked)
  const batchSeconds = (performance.now() - startBatch) / 1000
  await together.close()

  const pages = documents.reduce((sum, document) => sum + document.pages, 0)
  if (batch.pages !== pages) throw new Error(`the batch has ${batch.pages} pages instead of ${pages}`)
  return { count, separateSeconds, batchSeconds, pages, batchBytes: batch.pdf.length }
}
