import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseParameterFile } from '@shared/parameters/parse'
import type { ParameterValue } from '@shared/parameters/types'
import { katoLevel, katoParent, type KatoEntry } from '@shared/domain/kato'
import { readReferenceFile } from './reference-file'

export interface CalendarDay {
  date: string
  kind: 'holiday' | 'transfer-off' | 'working-weekend'
  nameKk: string
  nameRu: string
  mark: string
  movable: boolean
}

/** Reference data shipped with the program; read once at start, never written. */
export interface Reference {
  parameters: readonly ParameterValue[]
  calendar: readonly CalendarDay[]
  kato: ReadonlyMap<string, KatoEntry>
}

const calendarFile = z.strictObject({
  days: z.array(
    z.strictObject({
      date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
      name_kk: z.string().min(1),
      name_ru: z.string().min(1),
      kind: z.enum(['holiday', 'transfer-off', 'working-weekend']),
      mark: z.string(),
      movable: z.boolean()
    })
  )
})
const katoFile = z.strictObject({
  entries: z.array(
    z.strictObject({
      code: z.string().regex(/^\d{9}$/),
      name_kk: z.string().min(1),
      name_ru: z.string().min(1),
      mark: z.string()
    })
  )
})

/**
 * Reads `resources/parameters`, `resources/calendar` and `resources/classifiers`.
 * @throws Error naming the file and the row that cannot be read
 */
export function loadReference(resourcesFolder: string): Reference {
  const read = (path: string): unknown => readReferenceFile(resourcesFolder, path)
  const files = readdirSync(join(resourcesFolder, 'parameters'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
  const parameters = files.flatMap((name) => parseParameterFile(read(join('parameters', name)), name))
  const calendar = calendarFile.parse(read(join('calendar', 'holidays.yaml'))).days.map((day) => ({
    date: day.date,
    kind: day.kind,
    nameKk: day.name_kk,
    nameRu: day.name_ru,
    mark: day.mark,
    movable: day.movable
  }))
  const kato = katoFile
    .parse(read(join('classifiers', 'kato.yaml')))
    .entries.map((row): [string, KatoEntry] => [
      row.code,
      {
        code: row.code,
        nameKk: row.name_kk,
        nameRu: row.name_ru,
        level: katoLevel(row.code),
        parent: katoParent(row.code),
        mark: row.mark
      }
    ])
  return { parameters, calendar, kato: new Map(kato) }
}
