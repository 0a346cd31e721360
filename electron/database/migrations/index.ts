import type { Migration } from '../migrations'
import { officeToLetter } from './0010-office-to-letter'
import { headAndReviewer } from './0015-head-and-reviewer'
import { letterTexts } from './0017-letter-texts'

/** All migrations in order; ids rise, by ten unless a step had to come between. */
export const migrations: readonly Migration[] = [officeToLetter, headAndReviewer, letterTexts]
