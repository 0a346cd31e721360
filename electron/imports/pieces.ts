/** Rows of a list that are held in memory, checked and written at once. */
export const rowsAtOnce = 1000
