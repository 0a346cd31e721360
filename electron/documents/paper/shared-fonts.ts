import {
  PdfMakeDocument,
  type EmbeddedFont,
  type EmbeddedFontClass,
  type FontRun,
  type ParsedFont,
  type PdfKitDocument
} from './pdfmake-inner'

/** Bytes of the two faces every document is set in. */
export interface FontFiles {
  normal: Uint8Array
  bold: Uint8Array
}

/** Words kept measured per face; a day's letters need some thousands, so a full cache is simply emptied. */
const cacheLimit = 50_000

class SharedFace {
  private readonly runs = new Map<string, FontRun>()
  private readonly known = new Map<string, boolean>()

  constructor(
    private readonly parsed: ParsedFont,
    private readonly EmbeddedFont: EmbeddedFontClass
  ) {}

  /**
   * The face for one PDF file: its own subset of glyphs over the shared parsed font and the shared measures of words.
   * Parsing and shaping are most of the time of a letter; what they give does not depend on the file.
   */
  embed(document: PdfKitDocument): EmbeddedFont {
    const embedded = new this.EmbeddedFont(document, this.parsed, `F${++document._fontCount}`)
    embedded.layoutCached = (text) => this.run(embedded, text)
    document._fontFamilies[embedded.name] = embedded
    return embedded
  }

  has(character: string): boolean {
    let known = this.known.get(character)
    if (known === undefined) {
      known = this.parsed.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
      this.known.set(character, known)
    }
    return known
  }

  private run(embedded: EmbeddedFont, text: string): FontRun {
    const kept = this.runs.get(text)
    if (kept !== undefined) return kept
    if (this.runs.size >= cacheLimit) this.runs.clear()
    const run = embedded.layoutRun(text)
    this.runs.set(text, run)
    return run
  }
}

/** The two faces, parsed once and shared by every document of this thread. */
export interface SharedFonts {
  normal: SharedFace
  bold: SharedFace
  /** Whether both faces have a sign for the character. */
  has(character: string): boolean
}

/** Parses the fonts. Takes some ten milliseconds a face. */
export function shareFonts(files: FontFiles): SharedFonts {
  const normal = shareFace(files.normal)
  const bold = shareFace(files.bold)
  return { normal, bold, has: (character) => normal.has(character) && bold.has(character) }
}

function shareFace(bytes: Uint8Array): SharedFace {
  // pdfkit exports neither its font class nor fontkit; a document that is thrown away hands out both.
  const probe = new PdfMakeDocument({}, {}, {}, {}, { autoFirstPage: false, font: null }, null, () => false)
  const embedded = probe.font(bytes)._font
  if (embedded === null) throw new Error('the font could not be read')
  return new SharedFace(embedded.font, embedded.constructor as EmbeddedFontClass)
}
