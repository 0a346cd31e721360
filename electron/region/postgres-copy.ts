import type { Connection, Submittable } from 'pg'
import type { BulkValue } from '../database/bulk'

/** What `pg` has on its connection for COPY, beyond its type declarations. */
interface CopyConnection {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

const special = /[\\\n\r\t]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function field(value: BulkValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  return special.test(value) ? value.replace(/[\\\n\r\t]/g, (sign) => escapes[sign] ?? sign) : value
}

/** Rows in COPY's text form. */
export function copyText(rows: readonly (readonly BulkValue[])[]): string {
  let text = ''
  for (const row of rows) text += `${row.map(field).join('\t')}\n`
  return text
}

/**
 * One `COPY … FROM STDIN` of one piece of text, as a query of `pg`: the driver hands it the server's answers by these names.
 */
export class CopyIn implements Submittable {
  readonly done: Promise<void>
  private failure: Error | undefined
  private settle: { resolve: () => void; reject: (error: Error) => void } | undefined

  constructor(
    private readonly statement: string,
    private readonly text: string
  ) {
    this.done = new Promise((resolve, reject) => (this.settle = { resolve, reject }))
  }

  submit(connection: Connection): void {
    connection.query(this.statement)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(Buffer.from(this.text))
    connection.endCopyFrom()
  }

  handleCommandComplete(): void {
    // The promise is kept when the server is ready again.
  }

  handleError(error: Error): void {
    this.failure = error
    this.settle?.reject(error)
  }

  handleReadyForQuery(): void {
    if (this.failure === undefined) this.settle?.resolve()
  }
}
