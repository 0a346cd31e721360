import { z } from 'zod'
import { templateIds, type TemplateId } from '../documents/template-shape'
import { newestVersion, templateOf, type Template } from '../documents/template-set'
import { readTemplates } from '../documents/templates'
import type { TemplateSetRow } from './queries'

/** What is stored of one set: the blocks of each template of its day, in both languages; a later release has more of them. */
export const storedBlocks = z.partialRecord(
  z.enum(templateIds as [TemplateId, ...TemplateId[]]),
  z.record(z.string(), z.object({ kk: z.string(), ru: z.string() }))
)

/** The office's own versions count from here on. */
export const firstOwnVersion = 1001

/**
 * The templates in force: those shipped, which are read when first needed, and over them the office's own sets. A block that
 * a later release added is taken from what is shipped, since a set saved before cannot have it.
 */
export class TemplateShelf {
  private shippedOnes: readonly Template[] | null = null

  constructor(
    private readonly folder: string,
    private rows: readonly TemplateSetRow[]
  ) {}

  get shipped(): readonly Template[] {
    return (this.shippedOnes ??= readTemplates(this.folder))
  }

  get sets(): readonly TemplateSetRow[] {
    return this.rows
  }

  /** Takes over what the data file holds now. */
  restock(rows: readonly TemplateSetRow[]): void {
    this.rows = rows
  }

  /** The office's own templates, each set whole. */
  own(): Template[] {
    return this.rows.flatMap((row) => {
      const blocks = storedBlocks.parse(JSON.parse(row.blocks))
      return templateIds.map((id) => ({
        id,
        version: row.version,
        blocks: { ...this.shippedOf(id).blocks, ...blocks[id] }
      }))
    })
  }

  all(): Template[] {
    return [...this.shipped, ...this.own()]
  }

  /** A template as the program ships it now. */
  shippedOf(id: TemplateId): Template {
    return templateOf(this.shipped, id, newestVersion(this.shipped, id))
  }

  /** The version new papers are printed from. */
  newest(): number {
    return this.rows.at(-1)?.version ?? newestVersion(this.shipped, 'letter-common')
  }
}
