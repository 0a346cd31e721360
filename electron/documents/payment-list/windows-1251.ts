import iconv from 'iconv-lite'
import { OfficeError } from '@shared/errors'

/**
 * Kazakh letters that windows-1251 lacks, and the Russian one that stands for each: the spelling that banks' older programs keep
 * names in. І is in the code page and stays. The person is known by IIN and account, not by the spelling.
 */
export const standIns: Readonly<Record<string, string>> = {
  ...{ Ә: 'А', Ғ: 'Г', Қ: 'К', Ң: 'Н', Ө: 'О', Ұ: 'У', Ү: 'У', Һ: 'Х' },
  ...{ ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х' }
}

const encoding = 'win1251'
const known = new Set(iconv.decode(Buffer.from(Array.from({ length: 256 }, (_, code) => code)), encoding))
known.delete('\ufffd')

/**
 * A text in windows-1251. Letters with a stand-in are written by it; anything else that the code page lacks is refused, for a sign
 * dropped in silence makes another name.
 * @throws OfficeError `encoding-lacks` {glyph, line}
 */
export function toWindows1251(text: string, line: number): Buffer {
  let written = ''
  for (const character of text) {
    const letter = standIns[character] ?? character
    if (!known.has(letter)) throw new OfficeError('encoding-lacks', { data: { glyph: character, line } })
    written += letter
  }
  return iconv.encode(written, encoding)
}
