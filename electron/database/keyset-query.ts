import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { KeysetQuery } from './keyset'

/** A page's conditions inside a typed query: `.where(from).orderBy(order).limit(limit)`. */
export interface TypedPage {
  readonly from: RawBuilder<SqlBool>
  readonly order: RawBuilder<unknown>
  readonly limit: number
}

/** The parts of a keyset's page as Kysely takes them; the key's values stay parameters. */
export function typedPage(page: KeysetQuery): TypedPage {
  const parts = page.where.split('?')
  return {
    from: sql<SqlBool>(Object.assign(parts, { raw: parts }), ...page.params),
    order: sql.raw(page.orderBy),
    limit: page.limit
  }
}
