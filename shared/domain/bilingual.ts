/** The same words in both languages of the office. */
export interface Bilingual {
  kk: string
  ru: string
}
