import { searchKey } from '@shared/domain/search-key'

export interface Named {
  lastName: string
  firstName: string
  middleName: string | null
  bornOn: string
  iin: string | null
}

// Shorter names differ by one letter too often: Асан, Асел.
const fewestLetters = 5

/** One letter more, less or other. */
function oneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from += 1
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a]
  return longer.length === shorter.length
    ? longer.slice(from + 1) === shorter.slice(from + 1)
    : longer.slice(from + 1) === shorter.slice(from)
}

const near = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= fewestLetters && oneEdit(a, b))

const patronymicEnds = /(?:\s?(?:ули|кизи))$|(?:ович|евич|овна|евна|ич|инична|ична)$/u

/** What a patronymic is made of: Серікұлы, Серикович and Серік ұлы are one. */
const stem = (name: string): string => searchKey(name).replace(patronymicEnds, '')

/** −1 they contradict each other, 0 one of them is not known, 1 they agree. */
function patronymics(a: string | null, b: string | null): -1 | 0 | 1 {
  if (a === null || b === null || a === '' || b === '') return 0
  return near(stem(a), stem(b)) ? 1 : -1
}

function sameNames(a: Named, b: Named): boolean {
  const [aLast, aFirst] = [searchKey(a.lastName), searchKey(a.firstName)]
  const [bLast, bFirst] = [searchKey(b.lastName), searchKey(b.firstName)]
  return (near(aLast, bLast) && near(aFirst, bFirst)) || (aLast === bFirst && aFirst === bLast)
}

const digitsOff = (a: string, b: string): number =>
  [...a].reduce((off, digit, at) => off + (digit === b[at] ? 0 : 1), 0)

/** One digit off, or day and month the wrong way round. */
function nearDay(a: string, b: string): boolean {
  return digitsOff(a, b) <= 1 || `${a.slice(0, 4)}-${a.slice(8)}-${a.slice(5, 7)}` === b
}

/** One digit off, or two neighbours that changed places. */
function nearIin(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false
  const off = digitsOff(a, b)
  if (off <= 1) return true
  const at = [...a].findIndex((digit, place) => digit !== b[place])
  return off === 2 && a[at] === b[at + 1] && a[at + 1] === b[at]
}

/**
 * Whether two entries may be one person: alike in name, in Kazakh or Russian spelling, and born the same day, or nearly so; or an IIN
 * that is one slip of the finger off. A clerk decides, so rather one too many is asked about.
 */
export function alike(a: Named, b: Named): boolean {
  const names = sameNames(a, b)
  const fathers = patronymics(a.middleName, b.middleName)
  if (!names) return nearIin(a.iin, b.iin) && a.bornOn === b.bornOn && fathers === 1
  if (a.bornOn === b.bornOn) return fathers !== -1 || nearIin(a.iin, b.iin)
  return nearDay(a.bornOn, b.bornOn) && fathers !== -1
}

/** Family and given name, folded, as stored keys begin. */
export const nameKey = ({ lastName, firstName }: { lastName: string; firstName: string }): string =>
  searchKey(`${lastName} ${firstName}`)
