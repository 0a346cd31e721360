import { createHash, hash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { datasetOf, type DatasetName, type DatasetRow } from '@shared/exchange/datasets'
import { csvHeading, csvLine } from './csv'
import type { FileFacts } from './descriptor'
import { RowKeys, SumOf } from './totals'

// The sixteen parts of a list are sorted one by one, each in a few milliseconds.
const parts = 16

/** The first eight bytes of a SHA-256, as numbers that sort by themselves. */
class HashList {
  private readonly lists = Array.from({ length: parts }, () => new Growing())

  push(text: string): void {
    const bytes = hash('sha256', text, 'buffer')
    // The last of eight bytes stands highest in a number of this order.
    this.lists[bytes.readUInt8(7) >> 4]?.push(bytes.readBigUInt64LE(0))
  }

  /** All of them in order; whoever else waits for this thread is heard between two parts. */
  async sorted(): Promise<BigUint64Array> {
    const all = new BigUint64Array(this.lists.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const list of this.lists) {
      all.set(list.sorted(), at)
      at += list.length
      await turn()
    }
    return all
  }
}

/** Doubles when it is full; holds eight bytes a number. */
class Growing {
  private values = new BigUint64Array(64)
  length = 0

  push(value: bigint): void {
    if (this.length === this.values.length) {
      const wider = new BigUint64Array(this.length * 2)
      wider.set(this.values)
      this.values = wider
    }
    this.values[this.length] = value
    this.length += 1
  }

  sorted(): BigUint64Array {
    return this.values.slice(0, this.length).sort()
  }
}

/** Hashes of the keys and of the whole rows of a data set, each sorted: what a later file is held against. */
export interface RowHashes {
  keys: BigUint64Array
  rows: BigUint64Array
}

/** Counts, sums and hashes a data set's file while it is written row by row. */
export class Tally {
  private readonly sha = createHash('sha256')
  private readonly sums: SumOf
  private readonly keys: RowKeys
  private readonly keyHashes = new HashList()
  private readonly rowHashes = new HashList()
  private rows = 0
  private bytes = 0

  constructor(private readonly name: DatasetName) {
    this.sums = new SumOf(datasetOf(name))
    this.keys = new RowKeys(datasetOf(name))
  }

  /** The heading as bytes. */
  heading(): Uint8Array {
    return this.counted(csvHeading(datasetOf(this.name)))
  }

  /** Rows as bytes. */
  take(rows: readonly DatasetRow[]): Uint8Array {
    let text = ''
    for (const row of rows) {
      const line = csvLine(row)
      text += line
      this.sums.add(row)
      this.keyHashes.push(this.keys.keyOf(row))
      this.rowHashes.push(line)
    }
    this.rows += rows.length
    return this.counted(text)
  }

  /** What the file was, once its last row is written. */
  facts(): FileFacts {
    const { name: dataset, rows, bytes } = this
    return { dataset, rows, bytes, sha256: this.sha.copy().digest('hex'), sums: this.sums.totals() }
  }

  async hashes(): Promise<RowHashes> {
    return { keys: await this.keyHashes.sorted(), rows: await this.rowHashes.sorted() }
  }

  private counted(text: string): Uint8Array {
    const bytes = Buffer.from(text)
    this.sha.update(bytes)
    this.bytes += bytes.length
    return bytes
  }
}
