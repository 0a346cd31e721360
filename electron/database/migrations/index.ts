import type { Migration } from '../migrations'
import { officeToLetter } from './0010-office-to-letter'
import { kitsAndMasks } from './0020-kits-and-masks'

/** All migrations in order; ids step by ten. */
export const migrations: readonly Migration[] = [officeToLetter, kitsAndMasks]
