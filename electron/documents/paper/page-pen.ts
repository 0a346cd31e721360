import { unbroken } from './nodes'
import type { EmbeddedFont, PdfKitDocument } from './pdfmake-inner'

export interface TextLook {
  size: number
  bold?: boolean
  /** 0 is black, 1 the paper. */
  grey?: number
}

/** Measures texts and breaks them into lines. */
export interface Ruler {
  /** Width in points. */
  width(text: string, look: TextLook): number
  /**
   * The lines of a text no wider than `width` points. Lines end between words; only a word that is wider than the line
   * is broken, after a hyphen or, failing that, anywhere.
   */
  wrap(text: string, width: number, look: TextLook): string[]
}

/** Fixed texts kept encoded; a full cache is simply emptied. */
const cacheLimit = 5_000

/**
 * Numbers of lines, days, times: each is another text, but all are made of the same dozen glyphs, none of which moves
 * beside another. So they are not shaped as words are.
 */
const onlyDigits = /^[\d.:-]+$/

interface Digit {
  code: string
  /** Thousandths of the type size. */
  width: number
}

/** The words of a text; what must stay together is one. */
function wordsOf(text: string): string[] {
  return text
    .replace(unbroken, (kept) => kept.replaceAll(' ', '\n'))
    .split(' ')
    .map((word) => word.replaceAll('\n', ' '))
}

function figure(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/**
 * Writes a page in the operators of the PDF language: texts, lines, boxes and bars at places in points from the upper
 * left corner. pdfkit's own calls would do, but each text then costs ten operators and a dozen objects, and a list of a
 * region has a hundred thousand texts.
 */
export class PagePen implements Ruler {
  private readonly operators: string[] = []
  private readonly encoded = { normal: new Map<string, string>(), bold: new Map<string, string>() }
  private readonly digits = { normal: new Map<string, Digit>(), bold: new Map<string, Digit>() }
  private fill = 0
  private stroke = ''

  constructor(private readonly document: PdfKitDocument) {}

  width(text: string, look: TextLook): number {
    if (!onlyDigits.test(text)) return this.face(look).widthOfString(text, look.size)
    return (
      ([...text].reduce((sum, character) => sum + this.digit(character, look).width, 0) * look.size) / 1000
    )
  }

  wrap(text: string, width: number, look: TextLook): string[] {
    if (this.width(text, look) <= width) return [text]
    const lines: string[] = []
    let line = ''
    for (const word of wordsOf(text)) {
      const longer = line === '' ? word : `${line} ${word}`
      if (this.width(longer, look) <= width) {
        line = longer
        continue
      }
      if (line !== '') lines.push(line)
      const parts = this.parted(word, width, look)
      lines.push(...parts.slice(0, -1))
      line = parts.at(-1) ?? ''
    }
    return [...lines, line]
  }

  /** A word in parts that each fit. */
  private parted(word: string, width: number, look: TextLook): string[] {
    const parts: string[] = []
    let rest = word
    while (this.width(rest, look) > width) {
      let fits = [...rest].length - 1
      const head = (): string => [...rest].slice(0, fits).join('')
      while (fits > 1 && this.width(head(), look) > width) fits -= 1
      const hyphen = head().lastIndexOf('-')
      const part = hyphen > 0 ? head().slice(0, hyphen + 1) : head()
      parts.push(part)
      rest = rest.slice(part.length)
    }
    return [...parts, rest]
  }

  /** A text whose letters stand on `baseline`. */
  text(x: number, baseline: number, text: string, look: TextLook): void {
    const face = this.face(look)
    this.document.page.fonts[face.id] ??= face.ref()
    this.fillWith(look.grey ?? 0)
    this.operators.push(
      `BT /${face.id} ${figure(look.size)} Tf 1 0 0 -1 ${figure(x)} ${figure(baseline)} Tm ${this.shown(face, text, look)} ET`
    )
  }

  /** A text that ends at `right`. */
  textBefore(right: number, baseline: number, text: string, look: TextLook): void {
    this.text(right - this.width(text, look), baseline, text, look)
  }

  line(from: readonly [number, number], to: readonly [number, number], look: LineLook): void {
    this.strokeWith(look)
    this.operators.push(`${figure(from[0])} ${figure(from[1])} m ${figure(to[0])} ${figure(to[1])} l S`)
  }

  box(x: number, y: number, width: number, height: number, look: LineLook): void {
    this.strokeWith(look)
    this.operators.push(`${figure(x)} ${figure(y)} ${figure(width)} ${figure(height)} re S`)
  }

  /** A filled rectangle. */
  area(x: number, y: number, width: number, height: number, grey: number): void {
    this.fillWith(grey)
    this.operators.push(`${figure(x)} ${figure(y)} ${figure(width)} ${figure(height)} re f`)
  }

  /** Bars and blanks in turn, beginning with a bar, each so many modules wide. */
  bars(x: number, y: number, height: number, module: number, widths: readonly number[]): void {
    const bars: string[] = []
    let at = 0
    widths.forEach((width, index) => {
      if (index % 2 === 0) bars.push(`${at} 0 ${width} 1 re`)
      at += width
    })
    this.fillWith(0)
    this.operators.push(
      `q ${module} 0 0 ${figure(height)} ${figure(x)} ${figure(y)} cm ${bars.join(' ')} f Q`
    )
  }

  /** Hands the page's operators to the file; the next page begins anew. */
  endPage(): void {
    // pdfkit has turned the page's axis to point down before anything is drawn.
    this.document.addContent(this.operators.join('\n'))
    this.operators.length = 0
    this.fill = 0
    this.stroke = ''
  }

  private face(look: TextLook): EmbeddedFont {
    return this.document.provideFont('Paper', look.bold === true)
  }

  /** The operator that shows a text. Only kerning moves a glyph: texts are composed, so that no mark stands over another letter. */
  private shown(face: EmbeddedFont, text: string, look: TextLook): string {
    if (onlyDigits.test(text)) {
      return `<${[...text].map((character) => this.digit(character, look).code).join('')}> Tj`
    }
    const kept = look.bold === true ? this.encoded.bold : this.encoded.normal
    const known = kept.get(text)
    if (known !== undefined) return known
    const [codes, positions] = face.encode(text)
    let shown = '[<'
    codes.forEach((code, index) => {
      const position = positions[index]
      const kerning = position === undefined ? 0 : position.xAdvance - position.advanceWidth
      shown += kerning === 0 ? code : `${code}> ${figure(-kerning)} <`
    })
    shown += '>] TJ'
    if (kept.size >= cacheLimit) kept.clear()
    kept.set(text, shown)
    return shown
  }

  private digit(character: string, look: TextLook): Digit {
    const kept = look.bold === true ? this.digits.bold : this.digits.normal
    let digit = kept.get(character)
    if (digit === undefined) {
      const face = this.face(look)
      const [[code = '']] = face.encode(character)
      digit = { code, width: face.widthOfString(character, 1000) }
      kept.set(character, digit)
    }
    return digit
  }

  private fillWith(grey: number): void {
    if (grey === this.fill) return
    this.fill = grey
    this.operators.push(`${figure(grey)} g`)
  }

  private strokeWith({ weight, grey = 0, dash }: LineLook): void {
    const dashes = dash === undefined ? '[] 0 d' : `[${dash.map(figure).join(' ')}] 0 d`
    const stroke = `${figure(weight)} w ${figure(grey)} G ${dashes}`
    if (stroke === this.stroke) return
    this.stroke = stroke
    this.operators.push(stroke)
  }
}

export interface LineLook {
  weight: number
  grey?: number
  dash?: readonly number[]
}
