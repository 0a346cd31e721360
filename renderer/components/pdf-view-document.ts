import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Library = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
export type { PageViewport, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

let loading: Promise<Library> | null = null

/**
 * pdf.js with its worker, loaded once, on the first preview. The legacy build, because the oldest Chromium this
 * runs in (130) lacks what the modern one uses.
 */
export function pdfLibrary(): Promise<Library> {
  loading ??= loadLibrary()
  return loading
}

async function loadLibrary(): Promise<Library> {
  const [library, worker] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker')
  ])
  library.GlobalWorkerOptions.workerPort = new worker.default()
  return library
}

export interface OpenPdf {
  document: PDFDocumentProxy
  /** Gives the memory of the pages back; the shared worker stays. */
  close(): Promise<void>
}

/** Opens a PDF given as base64. @throws when the bytes are no PDF */
export async function openPdf(base64: string): Promise<OpenPdf> {
  const library = await pdfLibrary()
  const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  // The Content-Security-Policy forbids eval, and even asking whether it works would be reported.
  const task = library.getDocument({ data, isEvalSupported: false, useSystemFonts: false })
  return { document: await task.promise, close: () => task.destroy() }
}
