import { createHash } from 'node:crypto'
import type { IsoDate } from '@shared/domain/iso-date'
import {
  DocMeasure,
  DocPreprocessor,
  LayoutBuilder,
  PdfMakeDocument,
  tableLayouts,
  type LaidOutPage,
  type Line,
  type PdfKitDocument,
  type Vector
} from './pdfmake-inner'
import { PaperInlines } from './inlines'
import { PaperRenderer } from './paper-renderer'
import { contentHash } from './content-hash'
import { bodyMargins, colours, pageSize } from './page-metrics'
import { PagePen, type Ruler } from './page-pen'
import type { EmbeddedFont } from './pdfmake-inner'
import type { SharedFonts } from './shared-fonts'

export interface PaperInfo {
  title: string
  author: string
  /** The day the file is dated; never the clock, so that the same data give the same bytes. */
  date: IsoDate
}

/** What stands at the foot of each page of a document: `left` as it is, `right` from the page's number. */
export interface Footer {
  left: string
  right(page: number, pages: number): string
}

/** What is laid out and waits to be drawn. */
export interface LaidOut {
  pages: LaidOutPage[]
}

/**
 * One PDF file under construction: documents are laid out and drawn one after the other, each with its own page
 * numbers. Nothing is read from disk or network; a URL or path in a document is refused.
 */
export class PaperFile {
  private readonly document: PdfKitDocument
  private readonly renderer: PaperRenderer
  private readonly pen: PagePen
  private readonly chunks: Buffer[] = []
  private readonly finished: Promise<void>
  private pageCount = 0

  constructor(fonts: SharedFonts, info: PaperInfo) {
    this.document = openDocument(fonts, info)
    this.renderer = new PaperRenderer(this.document, undefined)
    this.pen = new PagePen(this.document)
    this.finished = new Promise((resolve, reject) => {
      this.document.on('data', (chunk) => this.chunks.push(chunk))
      this.document.on('end', resolve)
      this.document.on('error', reject)
    })
  }

  /** Pages drawn so far. */
  get pages(): number {
    return this.pageCount
  }

  /** Lays content out on A4 pages without drawing it. `content` is used up: pdfmake writes into it. */
  layOut(content: unknown, fontSize: number): LaidOut {
    const builder = new LayoutBuilder({ ...pageSize, orientation: 'portrait' }, bodyMargins, null)
    builder.registerTableLayouts(tableLayouts)
    const style = { font: 'Paper', fontSize, color: colours.ink }
    // What `layoutDocument` does, with our own measuring of text.
    builder.docPreprocessor = new DocPreprocessor()
    builder.docMeasure = new DocMeasure(this.document, {}, style, null, builder.tableLayouts)
    builder.docMeasure.textInlines = new PaperInlines(this.document)
    return { pages: builder.tryLayoutDocument(content, this.document, {}, style).pages }
  }

  /** Draws one document of several parts; its pages are numbered through all parts. */
  draw(
    parts: readonly LaidOut[],
    footer: Footer
  ): { firstPage: number; pages: number; contentSha256: string } {
    const firstPage = this.pageCount + 1
    const pages = parts.flatMap((part) => part.pages)
    const contentSha256 = contentHash(pages, footer)
    pages.forEach((page, index) => {
      this.renderer.renderPages([page])
      this.renderer.renderFooter(footer.left, footer.right(index + 1, pages.length))
    })
    this.pageCount += pages.length
    return { firstPage, pages: pages.length, contentSha256 }
  }

  /** What texts measure, for pages that are drawn by hand. */
  get ruler(): Ruler {
    return this.pen
  }

  /** Draws one page by hand: the same few things thousands of times, for which laying out would be most of the time. */
  drawPage(draw: (pen: PagePen) => void): void {
    this.document.addPage({ size: [pageSize.width, pageSize.height], margin: 0 })
    draw(this.pen)
    this.pen.endPage()
    this.pageCount += 1
  }

  /** Ends the file. */
  async finish(): Promise<{ pdf: Uint8Array<ArrayBuffer>; pages: number; sha256: string }> {
    this.document.end()
    await this.finished
    const pdf = new Uint8Array(Buffer.concat(this.chunks))
    return { pdf, pages: this.pageCount, sha256: createHash('sha256').update(pdf).digest('hex') }
  }
}

/** Height of what was laid out, over all its pages, in points; room left at the foot of a page does not count. */
export function heightOf({ pages }: LaidOut): number {
  const bottoms = pages.map((page) =>
    Math.max(0, ...page.items.map(({ type, item }) => bottomOf(type, item) - bodyMargins.top))
  )
  return bottoms.reduce((sum, bottom) => sum + bottom, 0)
}

function bottomOf(type: string, item: unknown): number {
  if (type === 'line') return (item as Line).y + (item as Line).getHeight()
  const vector = item as Partial<Vector> & { y2?: number }
  return type === 'vector' ? (vector.y2 ?? (vector.y ?? 0) + (vector.h ?? 0)) : 0
}

function openDocument(fonts: SharedFonts, info: PaperInfo): PdfKitDocument {
  const date = new Date(`${info.date}T00:00:00Z`)
  const document = new PdfMakeDocument(
    {},
    {},
    {},
    {},
    {
      size: [pageSize.width, pageSize.height],
      pdfVersion: '1.7',
      compress: true,
      lang: 'kk-KZ',
      displayTitle: true,
      autoFirstPage: false,
      font: null,
      info: {
        Title: info.title,
        Author: info.author,
        Creator: 'Komek',
        Producer: 'Komek',
        CreationDate: date
      }
    },
    null,
    () => false
  )
  const faces = new Map<boolean, EmbeddedFont>()
  const provideFont = (_family: string, bold: boolean): EmbeddedFont => {
    let face = faces.get(bold)
    if (face === undefined) {
      face = (bold ? fonts.bold : fonts.normal).embed(document)
      faces.set(bold, face)
    }
    return face
  }
  return Object.assign(document, { provideFont })
}
