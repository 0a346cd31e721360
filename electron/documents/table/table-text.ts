/** The rows of a file, each an array of texts: JSON texts of some thousand rows, so that whoever reads them can do so in pieces. */
export interface TableText {
  rows: number
  parts: readonly string[]
}
