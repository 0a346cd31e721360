import { ftsPrefixQuery } from '@shared/domain/search-key'

/** Fewer digits than this, written apart, are a house and a flat rather than a phone. */
const fewestDigits = 5
/** So many digits in a row are a phone or an IIN even among other words. */
const wholeNumber = 10

const digitRun = /\+?\d[\d\s().–-]*\d/g

/**
 * What the index is asked for when somebody types `text`. A phone or an IIN is stored in one piece and typed in many ways
 * (`8 (701) 123-45-67`), so its digits are put together.
 */
export function matchOf(text: string): string {
  const typed = text.trim().slice(0, 1000)
  const digits = typed.replace(/\D/g, '')
  const onlyNumber = /^\+?[\d\s().–-]+$/.test(typed)
  if (onlyNumber && digits.length >= fewestDigits) {
    const apart = ftsPrefixQuery(typed)
    const joined = ftsPrefixQuery(digits)
    return apart === joined ? joined : `(${joined}) OR (${apart})`
  }
  return ftsPrefixQuery(
    typed.replace(digitRun, (run) => {
      const together = run.replace(/\D/g, '')
      return together.length >= wholeNumber ? ` ${together} ` : run
    })
  )
}
