import type { Migration } from '../migrations'
import { officeToLetter } from './0010-office-to-letter'

/** All migrations in order; ids step by ten. */
export const migrations: readonly Migration[] = [officeToLetter]
