/**
 * What the driver must know about a statement before it may run it. Only text is looked at, never meaning:
 * strings, quoted names and comments are skipped, so that a `?` inside them is not taken for a placeholder.
 */
export interface SqlText {
  /** Offsets of the positional `?`, in order. */
  readonly placeholders: readonly number[]
  /** Upper-case first word of each statement; a trigger's body counts as statements too. */
  readonly firstWords: readonly string[]
  /** Upper-case words outside parentheses, strings and comments. */
  readonly words: ReadonlySet<string>
  /** True when a named or numbered placeholder (`:a`, `@a`, `$a`, `?1`) stands in the text. */
  readonly named: boolean
}

/** SQLite takes four kinds of quotes; a doubled one stands for itself. What is not closed ends with the text. */
const quoted = [`'[^']*(?:''[^']*)*'?`, `"[^"]*(?:""[^"]*)*"?`, '`[^`]*(?:``[^`]*)*`?', '\\[[^\\]]*\\]?']
const comments = ['--[^\\n]*', '/\\*[^]*?(?:\\*/|$)']
const word = '(?<word>[A-Za-z_\\u0080-\\uffff][\\w$\\u0080-\\uffff]*)'
const tokens = new RegExp(
  [...quoted, ...comments, word, '(?<named>[?:@$]\\w+)', '(?<mark>[?;()])'].join('|'),
  'g'
)

/** Scans a statement (or several) once. */
export function scanSql(sql: string): SqlText {
  const placeholders: number[] = []
  const firstWords: string[] = []
  const words = new Set<string>()
  let named = false
  let expectsFirst = true
  let depth = 0
  const onWord = (text: string): void => {
    if (expectsFirst) firstWords.push(text)
    if (depth === 0) words.add(text)
    expectsFirst = false
  }
  const onMark = (mark: string, at: number): void => {
    if (mark === '?') placeholders.push(at)
    else if (mark === ';') expectsFirst = true
    else depth += mark === '(' ? 1 : -1
  }
  for (const { groups, index } of sql.matchAll(tokens)) {
    if (groups?.word !== undefined) onWord(groups.word.toUpperCase())
    else if (groups?.mark !== undefined) onMark(groups.mark, index)
    else if (groups?.named !== undefined) named = true
  }
  return { placeholders, firstWords, words, named }
}

const rowsFirst = new Set(['SELECT', 'VALUES', 'PRAGMA', 'EXPLAIN'])

/** Whether a single statement may answer with rows, as far as its words tell. */
export function answersRows(text: SqlText): boolean {
  const first = text.firstWords[0] ?? ''
  if (rowsFirst.has(first) || text.words.has('RETURNING')) return true
  return first === 'WITH' && !['INSERT', 'UPDATE', 'DELETE', 'REPLACE'].some((verb) => text.words.has(verb))
}
