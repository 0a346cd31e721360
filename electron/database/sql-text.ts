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

/** Where each quoted run ends; SQLite takes four kinds of quotes, a doubled one stands for itself. */
const closing: Readonly<Record<string, string>> = { "'": "'", '"': '"', '`': '`', '[': ']' }

const wordStart = /[A-Za-z_\u0080-\uffff]/
const wordPart = /[A-Za-z0-9_$\u0080-\uffff]*/y

function endOfQuoted(sql: string, start: number, close: string): number {
  let at = start + 1
  while (at < sql.length) {
    if (sql[at] !== close) at += 1
    else if (close !== ']' && sql[at + 1] === close) at += 2
    else return at + 1
  }
  return sql.length
}

function endOfComment(sql: string, start: number): number | null {
  if (sql.startsWith('--', start)) {
    const end = sql.indexOf('\n', start)
    return end === -1 ? sql.length : end + 1
  }
  if (sql.startsWith('/*', start)) {
    const end = sql.indexOf('*/', start + 2)
    return end === -1 ? sql.length : end + 2
  }
  return null
}

function endOfWord(sql: string, start: number): number {
  wordPart.lastIndex = start
  return start + (wordPart.exec(sql)?.[0].length ?? 0)
}

/** Scans a statement (or several) once. */
export function scanSql(sql: string): SqlText {
  const placeholders: number[] = []
  const firstWords: string[] = []
  const words = new Set<string>()
  let depth = 0
  let named = false
  let expectsFirst = true
  let at = 0
  while (at < sql.length) {
    const char = sql[at] ?? ''
    const close = closing[char]
    const comment = endOfComment(sql, at)
    if (comment !== null) at = comment
    else if (close !== undefined) at = endOfQuoted(sql, at, close)
    else if (wordStart.test(char)) {
      const end = endOfWord(sql, at)
      const word = sql.slice(at, end).toUpperCase()
      if (expectsFirst) firstWords.push(word)
      if (depth === 0) words.add(word)
      expectsFirst = false
      at = end
    } else {
      const followed = /[A-Za-z0-9_]/.test(sql[at + 1] ?? '')
      if (char === '(') depth += 1
      else if (char === ')') depth -= 1
      else if (char === ';') expectsFirst = true
      else if (char === '?' && !followed) placeholders.push(at)
      else if ((char === '?' || char === ':' || char === '@' || char === '$') && followed) named = true
      at += 1
    }
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
