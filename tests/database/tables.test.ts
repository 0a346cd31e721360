import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { migrations } from '../../electron/database/migrations/index'
import { openTestDatabase } from '../support/database'

interface Column {
  name: string
  /** `string`, `number`, or the words of a choice. */
  type: string
  nullable: boolean
  /** May be left out when a row is inserted. */
  generated: boolean
}

const source = [
  'tables.ts',
  'distribution-tables.ts',
  'cash-tables.ts',
  'exchange-tables.ts',
  'region-tables.ts'
]
  .map((file) => readFileSync(resolve(import.meta.dirname, '../../electron/database', file), 'utf8'))
  .join('\n')

/** What tables.ts says, read as text: at run time its types are gone. */
function declaredTables(): Map<string, Column[]> {
  const bodies = new Map(
    [...source.matchAll(/interface (\w+Table) \{\n([^}]*)\}/g)].map((match) => [
      match[1] ?? '',
      match[2] ?? ''
    ])
  )
  const whole = [...source.matchAll(/export interface \w*Tables[^{]* \{\n([^}]*)\}/g)]
    .map((match) => match[1] ?? '')
    .join('')
  return new Map(
    [...whole.matchAll(/^ {2}(\w+): (\w+)$/gm)].map((match) => [
      match[1] ?? '',
      [...(bodies.get(match[2] ?? '') ?? '').matchAll(/^ {2}(\w+): (.+)$/gm)].map(
        ([, name = '', type = '']) => ({
          name,
          type: type.replace(/^Generated<(.+)>$/, '$1').replace(' | null', ''),
          nullable: type.endsWith(' | null'),
          generated: type.startsWith('Generated<')
        })
      )
    ])
  )
}

it('the typed tables are those of the newest migration: same columns, same nulls, same defaults', async () => {
  const declared = declaredTables()
  const database = await openTestDatabase(migrations)
  await database.read(async (read) => {
    const tables = await read.all<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_index%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name`
    )
    expect([...declared.keys()].sort()).toEqual(tables.map(({ name }) => name))
    for (const { name } of tables) {
      const stored = await read.all<{
        name: string
        type: string
        notnull: number
        dflt_value: string | null
        pk: number
      }>('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)', [name])
      const own = declared.get(name) ?? []
      expect(
        own.map((column) => column.name),
        name
      ).toEqual(stored.map((column) => column.name))
      stored.forEach((column, index) => {
        const what = `${name}.${column.name}`
        const typed = own[index]
        // An INTEGER PRIMARY KEY is filled in by SQLite, a key of several columns or of text is not.
        const key = column.pk > 0
        expect(typed?.nullable, what).toBe(column.notnull === 0 && !key)
        const numbers = /^(?:number|Flag|1)$/.test(typed?.type ?? '')
        expect(numbers, what).toBe(column.type === 'INTEGER')
        if (column.dflt_value !== null) expect(typed?.generated, what).toBe(true)
        else if (!key) expect(typed?.generated, what).toBe(false)
      })
    }
  })
})
