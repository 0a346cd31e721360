/** Millimetres to points, the unit of the page. */
export function mm(length: number): number {
  return (length * 72) / 25.4
}

/** A4. */
export const pageSize = { width: 595.28, height: 841.89 }

/** Room at the left to file the letter, and at the foot for the page number. */
export const bodyMargins = { left: mm(20), top: mm(13), right: mm(14), bottom: mm(18) }

export const bodyWidth = pageSize.width - bodyMargins.left - bodyMargins.right
export const bodyHeight = pageSize.height - bodyMargins.top - bodyMargins.bottom

/** Gap between the Kazakh and the Russian column. */
export const columnGap = mm(7)
export const columnWidth = (bodyWidth - columnGap) / 2

/** Black and two greys: a letter that is copied or faxed must lose nothing. */
export const colours = { ink: '#000000', quiet: '#4a4a4a', rule: '#8c8c8c' }

export const footerSize = 7
