import type { Migration } from '../migrations'
import { officeToLetter } from './0010-office-to-letter'
import { headAndReviewer } from './0015-head-and-reviewer'

/** All migrations in order; ids rise, by ten unless a step had to come between. */
export const migrations: readonly Migration[] = [officeToLetter, headAndReviewer]
