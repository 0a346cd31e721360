import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DocumentMaker } from '../../electron/documents/document-maker'
import {
  createDocumentEngine,
  type DocumentEngine,
  type DocumentEngineOptions
} from '../../electron/documents/engine'
import { readFonts } from '../../electron/documents/fonts'
import type { LetterData } from '../../electron/documents/letter-data'
import { readTemplates } from '../../electron/documents/templates'
import { assignLetter, fontsFolder, letters, questions, surveyAct, templatesFolder } from './support/samples'
import { pageTexts } from './support/pdf'
import { bundledWorker } from '../support/pdf-worker'

let workerUrl: URL
/** One engine with two threads for all that does not break it: starting threads is most of a small test's time. */
let shared: DocumentEngine
/** The engine of a test that breaks or ends it. */
let own: DocumentEngine | null = null
const folder = mkdtempSync(join(tmpdir(), 'komek-engine-'))

beforeAll(async () => {
  workerUrl = await bundledWorker()
  shared = createDocumentEngine({ fontsFolder, templatesFolder, workerUrl })
})
afterEach(async () => {
  await own?.close()
  own = null
})
afterAll(async () => {
  await shared.close()
  rmSync(folder, { recursive: true })
})

function open(options: Partial<DocumentEngineOptions>): DocumentEngine {
  own = createDocumentEngine({ fontsFolder, templatesFolder, workers: 1, workerUrl, ...options })
  return own
}

/** Thirty letters of different length, each with its own number. */
function thirty(): LetterData[] {
  const makes = Object.values(letters)
  return Array.from({ length: 30 }, (_, index) => ({
    ...makes[index % makes.length]!(),
    number: `63-${1000 + index}`
  }))
}

describe('a document from a worker', () => {
  it('is the same as one made in this thread', async () => {
    const data = letters.unconditional()
    const here = await new DocumentMaker(readFonts(fontsFolder), readTemplates(templatesFolder)).letter(data)
    const there = await shared.render('letter', data)
    expect(there).toEqual({ ...here, pdf: expect.any(Uint8Array) })
    expect(Buffer.compare(there.pdf, here.pdf)).toBe(0)
  })

  it('may be an act of survey', async () => {
    const { pdf, pages } = await shared.render('survey-act', surveyAct())
    expect(pageTexts(pdf)).toHaveLength(pages)
  })

  it('is refused with code, field and data', async () => {
    await expect(
      shared.render('letter', assignLetter(questions.unconditional, { iban: '' }))
    ).rejects.toMatchObject({
      name: 'OfficeError',
      code: 'letter-blank-field',
      field: 'iban'
    })
  })

  it('comes out whole when many are asked for at once', async () => {
    const asked = thirty().slice(0, 8)
    const documents = shared
    const made = await Promise.all(asked.map((data) => documents.render('letter', data)))
    made.forEach(({ pdf }, index) => {
      expect(pageTexts(pdf)[0]).toContain(asked[index]!.number)
    })
  })
})

describe('a batch', () => {
  it('of thirty letters has the pages of each, numbered by itself, and tells how far it is', async () => {
    const asked = thirty()
    const progress: [number, number][] = []
    const batch = await shared.renderBatch(asked, {
      onProgress: (done, total) => progress.push([done, total])
    })
    const pages = pageTexts(batch.pdf)
    expect(pages).toHaveLength(batch.pages)
    expect(batch.letters).toHaveLength(30)
    let next = 1
    for (const { index, firstPage, pages: count } of batch.letters) {
      expect(firstPage).toBe(next)
      const own = pages.slice(firstPage - 1, firstPage - 1 + count)
      own.forEach((page, at) => {
        expect(page).toContain(`№ ${asked[index]!.number}`)
        expect(page).toContain(`стр. ${at + 1} из ${count}`)
      })
      next += count
    }
    expect(next - 1).toBe(batch.pages)
    expect(progress.at(-1)).toEqual([30, 30])
    expect(progress.length).toBeGreaterThan(3)
  })

  it('stops when it is cancelled, and the engine goes on working', async () => {
    const stopper = new AbortController()
    const documents = open({})
    const many = Array.from({ length: 20 }, thirty).flat()
    const running = documents.renderBatch(many, { signal: stopper.signal, onProgress: () => stopper.abort() })
    await expect(running).rejects.toMatchObject({ code: 'cancelled' })
    await expect(documents.render('letter', letters.oneReason())).resolves.toMatchObject({ pages: 2 })
  })

  it('that waits for its turn is withdrawn at once', async () => {
    const stopper = new AbortController()
    const documents = open({})
    const first = documents.renderBatch(thirty().slice(0, 5))
    const second = documents.renderBatch(thirty(), { signal: stopper.signal })
    stopper.abort()
    await expect(second).rejects.toMatchObject({ code: 'cancelled' })
    await expect(first).resolves.toMatchObject({ letters: expect.any(Array) })
  })

  it('is not begun with a signal that was aborted before', async () => {
    const running = shared.renderBatch(thirty(), { signal: AbortSignal.abort() })
    await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('is all or nothing, and names the letter that cannot be made', async () => {
    const asked = thirty()
    asked[7] = assignLetter(questions.unconditional, { iban: ' ' })
    await expect(shared.renderBatch(asked)).rejects.toMatchObject({
      code: 'letter-blank-field',
      field: 'iban',
      data: { field: 'iban', letter: 7 }
    })
  })
})

describe('a worker that crashes', () => {
  function crashing(): DocumentEngine {
    const path = join(folder, 'crashing.mjs')
    writeFileSync(
      path,
      `import { parentPort } from 'node:worker_threads'
       parentPort.on('message', (task) => {
         if (task.data.number === 'crash') process.exit(3)
         if (task.data.number === 'throw') throw new Error('defect')
         parentPort.postMessage({ kind: 'document', result: { pdf: new Uint8Array(1), pages: 1, sha256: '', contentSha256: '' } })
       })`
    )
    return open({ workerUrl: pathToFileURL(path) })
  }

  it.each(['crash', 'throw'])(
    'answers a coded error (%s), and the next task gets a new worker',
    async (number) => {
      const documents = crashing()
      const lost = documents.render('letter', { ...letters.oneReason(), number })
      const next = documents.render('letter', letters.oneReason())
      await expect(lost).rejects.toMatchObject({ code: 'letter-worker-failed' })
      await expect(next).resolves.toMatchObject({ pages: 1 })
    }
  )
})

describe('an engine that was closed', () => {
  it('answers what waits and what is asked later with cancelled', async () => {
    const documents = open({})
    const running = documents.renderBatch(thirty())
    const waiting = documents.render('letter', letters.oneReason())
    const outcomes = Promise.allSettled([running, waiting])
    await documents.close()
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } })
    }
    await expect(documents.render('letter', letters.oneReason())).rejects.toMatchObject({ code: 'cancelled' })
  })
})

it('an engine whose fonts are not there says so and does not hang', async () => {
  const documents = open({ fontsFolder: join(folder, 'none') })
  await expect(documents.render('letter', letters.oneReason())).rejects.toMatchObject({ code: 'ENOENT' })
})
