import type { ProgrammeId } from '@shared/programmes/types'
import type { Bilingual } from '../letter-data'
import type { LetterPen } from './letter-pen'
import { legalBaseBlock } from './letter-words'

/** Programmes that letters are written about; the others are decided with them or by another body. */
const keys = {
  asp: 'asp',
  housing: 'housing',
  tariff: 'tariff',
  local: 'local',
  kit: 'kit'
} as const satisfies Partial<Record<ProgrammeId, string>>

export type LetterProgramme = keyof typeof keys

function letterProgramme(programme: ProgrammeId): LetterProgramme {
  if (!Object.hasOwn(keys, programme)) throw new Error(`no letter is written about ${programme}`)
  return programme as LetterProgramme
}

/** The programme in the forms the sentences need: as their subject, and as what is assigned or paid. */
export interface ProgrammeNames {
  programme: Bilingual
  programmeOf: Bilingual
  legalBase: Bilingual
}

/** What to call the programme; the maslikhat's benefit by its own name where it has one. */
export function programmeNames({ data, scribe, common, programmes }: LetterPen): ProgrammeNames {
  const key = letterProgramme(data.programme)
  if (key === 'asp') {
    const legalBase = common(legalBaseBlock(data.rulesOn ?? data.application.appliedOn))
    return { programme: programmes('asp'), programmeOf: programmes('aspOf'), legalBase }
  }
  const legalBase = programmes(`${key}Base`)
  const benefit = data.benefit ?? null
  if (key !== 'local' || benefit === null)
    return { programme: programmes(key), programmeOf: programmes(`${key}Of`), legalBase }
  const named = { benefit: scribe.both('benefit', benefit) }
  return {
    programme: programmes('localNamed', named),
    programmeOf: programmes('localNamedOf', named),
    legalBase
  }
}

const againBlocks = {
  housing: 'againHousing',
  tariff: 'againTariff',
  local: 'againLocal',
  kit: 'againKit'
} as const satisfies Record<Exclude<LetterProgramme, 'asp'>, string>

/** The block that says what to do next, by programme. */
export function againBlock(programme: ProgrammeId): (typeof againBlocks)[keyof typeof againBlocks] {
  const key = letterProgramme(programme)
  if (key === 'asp') throw new Error('ASP has letters of its own')
  return againBlocks[key]
}
