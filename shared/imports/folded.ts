import { searchKey } from '../domain/search-key'

/** Headings or words as a file's own are compared with: one spelling for all ways they are typed. */
export const folded = (...words: readonly string[]): readonly string[] => [...new Set(words.map(searchKey))]
