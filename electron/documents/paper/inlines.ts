import {
  LineBreaker,
  type EmbeddedFont,
  type Inline,
  type PdfKitDocument,
  type StyleStack
} from './pdfmake-inner'

interface Word {
  text: string
  lineEnd: boolean
  /** Widths in thousandths of the type size: all of it, and of the blanks before and after. */
  width: number
  leading: number
  trailing: number
}

interface Run {
  text?: unknown
  bold?: boolean
  noWrap?: boolean
}

/** Texts kept broken into words per face; a full cache is simply emptied. */
const cacheLimit = 20_000
const brokenTexts = new WeakMap<object, Map<string, readonly Word[]>>()

/** The words of a text, each with the blanks after it, as Unicode allows lines to break. */
function broken(text: string, noWrap: boolean): { text: string; lineEnd: boolean }[] {
  if (noWrap || text === '') return [{ text, lineEnd: false }]
  const words: { text: string; lineEnd: boolean }[] = []
  const breaker = new LineBreaker(text)
  let last = 0
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) {
    const word = text.slice(last, found.position)
    const lineEnd = /\r?\n$/.test(word)
    words.push({ text: lineEnd ? word.replace(/\r?\n$/, '') : word, lineEnd })
    last = found.position
  }
  return words
}

function measured(font: EmbeddedFont, text: string, noWrap: boolean): readonly Word[] {
  let kept = brokenTexts.get(font.font)
  if (kept === undefined || kept.size >= cacheLimit) brokenTexts.set(font.font, (kept = new Map()))
  const key = noWrap ? `\u0000${text}` : text
  let words = kept.get(key)
  if (words === undefined) {
    const width = (part: string | undefined): number =>
      part === undefined ? 0 : font.widthOfString(part, 1000)
    words = broken(text, noWrap).map((word) => ({
      ...word,
      width: width(word.text),
      leading: width(/^\s+/.exec(word.text)?.[0]),
      trailing: width(/\s+$/.exec(word.text)?.[0])
    }))
    kept.set(key, words)
  }
  return words
}

/**
 * Breaks texts into measured words in place of pdfmake's own `TextInlines`, which looks up some twenty styles for every
 * single word: three quarters of the time of a letter. This one knows the few looks that `nodes.ts` gives a text
 * (face, size, colour, alignment, line height, runs that must not break) and measures a text once, whatever its size.
 */
export class PaperInlines {
  constructor(private readonly document: PdfKitDocument) {}

  buildInlines(text: unknown, style: StyleStack): { items: Inline[]; minWidth: number; maxWidth: number } {
    const fontSize = Number(style.getProperty('fontSize'))
    const bold = style.getProperty('bold') === true
    const look = {
      fontSize,
      alignment: String(style.getProperty('alignment') ?? 'left'),
      color: String(style.getProperty('color')),
      lineHeight: Number(style.getProperty('lineHeight') ?? 1)
    }
    const items: Inline[] = []
    for (const run of runsOf(text)) {
      const font = this.document.provideFont('Paper', run.bold ?? bold)
      const height = font.lineHeight(fontSize) * look.lineHeight
      const previous = items.at(-1)
      // A run that begins in the middle of a word hangs on to what stands before it.
      if (previous !== undefined && /\S$/.test(previous.text) && /^\S/.test(run.text))
        previous.noNewLine = true
      const runLook = { ...look, font, height, noWrap: run.noWrap }
      for (const word of measured(font, run.text, run.noWrap)) items.push(inline(word, runLook))
    }
    return { items, ...widths(items) }
  }
}

function runsOf(text: unknown): { text: string; bold: boolean | undefined; noWrap: boolean }[] {
  const runs: unknown[] = Array.isArray(text) ? text : [text]
  return runs.map((run) => {
    const given: Run = typeof run === 'object' && run !== null ? run : { text: run }
    return { text: String(given.text ?? ''), bold: given.bold, noWrap: given.noWrap === true }
  })
}

interface Look {
  font: EmbeddedFont
  fontSize: number
  height: number
  lineHeight: number
  alignment: string
  color: string
  noWrap: boolean
}

/** Written out, since thousands are made for each letter and a spread is several times slower. */
function inline(word: Word, look: Look): Inline {
  const scale = look.fontSize / 1000
  return {
    text: word.text,
    x: 0,
    width: word.width * scale,
    height: look.height,
    font: look.font,
    fontSize: look.fontSize,
    color: look.color,
    alignment: look.alignment,
    lineHeight: look.lineHeight,
    leadingCut: word.leading * scale,
    trailingCut: word.trailing * scale,
    noWrap: look.noWrap,
    noNewLine: false,
    lineEnd: word.lineEnd
  }
}

/** The widest word, and the widest line if nothing breaks it. */
function widths(items: readonly Inline[]): { minWidth: number; maxWidth: number } {
  let minWidth = 0
  let maxWidth = 0
  let line: { width: number; leading: number } | null = null
  for (const item of items) {
    minWidth = Math.max(minWidth, item.width - item.leadingCut - item.trailingCut)
    line ??= { width: 0, leading: item.leadingCut }
    line.width += item.width
    maxWidth = Math.max(maxWidth, line.width - line.leading - item.trailingCut)
    if (item.lineEnd) line = null
  }
  return { minWidth, maxWidth }
}
