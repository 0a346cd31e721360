import { createRequire } from 'node:module'

/**
 * The parts of pdfmake and pdfkit this folder works with directly. Its public `createPdf` lays out one document into one
 * file with fonts parsed anew each time; a batch of letters needs many layouts in one file, page numbers of each
 * letter's own, and fonts that stay parsed. Everything that knows these insides is in this folder.
 */

export interface FontRun {
  glyphs: readonly { id: number; codePoints: number[] }[]
  positions: readonly object[]
  advanceWidth: number
}

/** The parsed font of fontkit. */
export interface ParsedFont {
  postscriptName: string
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): { id: number; advanceWidth: number }
}

/** A font as one PDF file uses it: the parsed font and the subset of glyphs that file needs. */
export interface EmbeddedFont {
  id: string
  name: string
  font: ParsedFont
  ascender: number
  layoutRun(text: string): FontRun
  layoutCached(text: string): FontRun
  /** The glyphs that the file needs, each with its width in thousandths of the type size and what it is read as. */
  subset: { includeGlyph(id: number): number }
  widths: number[]
  unicode: (readonly number[])[]
  /** Thousandths of the type size for one unit of the font. */
  scale: number
  /** The font as an object of the file. */
  ref(): unknown
  /** Width in points at a size. */
  widthOfString(text: string, size: number): number
  lineHeight(size: number): number
}

export type EmbeddedFontClass = new (document: PdfKitDocument, font: ParsedFont, id: string) => EmbeddedFont

export interface PdfKitDocument {
  /** pdfmake asks for a face by family and weight. */
  provideFont(family: string, bold: boolean): EmbeddedFont
  _font: EmbeddedFont | null
  _fontCount: number
  _fontFamilies: Record<string, EmbeddedFont>
  page: { width: number; height: number; fonts: Record<string, unknown> }
  /** Writes operators of the PDF language to the page that was added last. */
  addContent(operators: string): this
  addPage(options: { size: [number, number]; margin?: number }): this
  font(source: Uint8Array): this
  fontSize(size: number): this
  fillColor(color: string): this
  strokeColor(color: string): this
  lineWidth(width: number): this
  undash(): this
  rect(x: number, y: number, width: number, height: number): this
  moveTo(x: number, y: number): this
  lineTo(x: number, y: number): this
  fill(): this
  stroke(): this
  opacity(value: number): this
  text(text: string, x: number, y: number, options: Record<string, unknown>): this
  widthOfString(text: string): number
  on(event: 'data', listener: (chunk: Buffer) => void): this
  on(event: 'end', listener: () => void): this
  on(event: 'error', listener: (error: unknown) => void): this
  end(): void
}

export interface PdfMakeDocumentClass {
  new (
    fonts: Record<string, Record<string, unknown>>,
    images: object,
    patterns: object,
    attachments: object,
    options: object,
    virtualFiles: null,
    localAccessPolicy: (path: string) => boolean
  ): PdfKitDocument
}

export interface Inline {
  text: string
  x: number
  width: number
  height: number
  font: EmbeddedFont
  fontSize: number
  color: string
  alignment: string
  lineHeight: number
  leadingCut: number
  trailingCut: number
  noWrap: boolean
  /** The line must not end after it. */
  noNewLine: boolean
  lineEnd: boolean
}

export interface Line {
  x: number
  y: number
  inlines: Inline[]
  getHeight(): number
  getAscenderHeight(): number
}

export interface Vector {
  type: string
  x: number
  y: number
  w: number
  h: number
  [own: string]: unknown
}

export interface PageItem {
  type: string
  item: unknown
}

export interface LaidOutPage {
  pageSize: { width: number; height: number }
  items: PageItem[]
}

/** The styles in force at a node. */
export interface StyleStack {
  getProperty(name: string): unknown
}

export interface DocMeasure {
  textInlines: { buildInlines(text: unknown, style: StyleStack): object }
}

export interface LayoutBuilder {
  tableLayouts: object
  docPreprocessor: object
  docMeasure: DocMeasure
  registerTableLayouts(layouts: object): void
  tryLayoutDocument(
    content: unknown,
    document: PdfKitDocument,
    styles: object,
    defaultStyle: object
  ): { pages: LaidOutPage[] }
}

/** Where Unicode (UAX 14) lets a line end. */
export interface LineBreaker {
  nextBreak(): { position: number } | null
}

export interface Renderer {
  pdfDocument: PdfKitDocument
  renderPages(pages: LaidOutPage[]): void
  renderLine(line: Line, x: number, y: number): void
  renderVector(vector: Vector): void
}

const requireInner = createRequire(import.meta.url)

function inner<T>(path: string): T {
  return (requireInner(path) as { default: T }).default
}

export const PdfMakeDocument = inner<PdfMakeDocumentClass>('pdfmake/js/PDFDocument.js')
export const LayoutBuilder = inner<
  new (
    pageSize: { width: number; height: number; orientation: 'portrait' },
    margins: { left: number; top: number; right: number; bottom: number },
    svgMeasure: null
  ) => LayoutBuilder
>('pdfmake/js/LayoutBuilder.js')
export const DocPreprocessor = inner<new () => object>('pdfmake/js/DocPreprocessor.js')
export const DocMeasure =
  inner<
    new (
      document: PdfKitDocument,
      styles: object,
      defaultStyle: object,
      svgMeasure: null,
      tableLayouts: object
    ) => DocMeasure
  >('pdfmake/js/DocMeasure.js')
export const Renderer =
  inner<new (document: PdfKitDocument, progress: undefined) => Renderer>('pdfmake/js/Renderer.js')
export const { tableLayouts } = requireInner('pdfmake/js/tableLayouts.js') as { tableLayouts: object }
// A package of pdfmake's own, so it is asked for from there.
export const LineBreaker = createRequire(requireInner.resolve('pdfmake/js/TextBreaker.js'))(
  'linebreak'
) as new (text: string) => LineBreaker
