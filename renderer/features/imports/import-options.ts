import type { InputOf } from '@shared/contract'
import { precedingQuarter, quarterOf, type Quarter } from '@shared/domain/quarter'
import type { ProgrammeId } from '@shared/programmes/types'

/** What is said for the whole file, as the form holds it. */
export interface OptionDraft {
  quarter: Quarter
  programme: ProgrammeId | null
  placeId: number | null
  validFrom: string | null
  act: string
}

export function emptyOptions(today: string): OptionDraft {
  return {
    quarter: precedingQuarter(quarterOf(today)),
    programme: null,
    placeId: null,
    validFrom: null,
    act: ''
  }
}

type Options = NonNullable<InputOf<'imports.preview'>['options']>

/** Only what the kind asks for, and of that only what was filled in. */
export function optionsOf(draft: OptionDraft, asked: readonly string[]): Options {
  const { quarter, programme, placeId, validFrom, act } = draft
  const has = (name: string): boolean => asked.includes(name)
  return {
    ...(has('quarter') ? { quarter } : {}),
    ...(has('programme') && programme !== null ? { programme } : {}),
    ...(has('place') && placeId !== null ? { placeId } : {}),
    ...(has('validFrom') && validFrom !== null ? { validFrom } : {}),
    ...(has('act') && act.trim() !== '' ? { act: act.trim() } : {})
  }
}

/** The options of an import as kept, for reading the same file again. */
export function keptOptions(kept: Readonly<Record<string, string>>): Options {
  const { placeId, ...rest } = kept
  return { ...rest, ...(placeId === undefined ? {} : { placeId: Number(placeId) }) }
}
