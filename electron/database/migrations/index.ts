import type { Migration } from '../migrations'
import { officeToLetter } from './0010-office-to-letter'
import { headAndReviewer } from './0020-head-and-reviewer'
import { letterTexts } from './0030-letter-texts'
import { kitsAndMasks } from './0040-kits-and-masks'
import { cashProgrammes } from './0050-cash-programmes'
import { exchange } from './0060-exchange'

/** All migrations in order; ids step by ten. */
export const migrations: readonly Migration[] = [
  officeToLetter,
  headAndReviewer,
  letterTexts,
  kitsAndMasks,
  cashProgrammes,
  exchange
]
