/**
 * The search key: one spelling for all the ways a name is typed. Clerks type Kazakh names on a Russian keyboard,
 * papers of different years transcribe them differently, and SQLite folds only ASCII, so the key is computed here,
 * stored, and searched by prefix.
 *
 * Every fold looks only at the letter and the one before it, so the key of the beginning of a word is the beginning of
 * the word's key, and a search narrows while typing. (One exception: a single leading Д, see below.)
 *
 * | fold | meets | price |
 * |---|---|---|
 * | Ә Ғ Қ Ң Ө Ұ Ү Һ І → А Г К Н О У У Х И | Әлия Алия, Һамит Хамит | none seen |
 * | Ё Э → Е | Семён Семен, Эльдар Елдар | Эмма finds Емма |
 * | Й Ы → И | Майра Маира, Жулдыз Жұлдіз, Мырзабек Мирзабек | few names differ only so |
 * | Ь Ъ dropped; before a vowel → И | Асель Әсел, Гульнара Гүлнара, Наталья Наталия, Ильяс Ілияс | none seen |
 * | Я Ю after a consonant or И → А У | Ляззат Ләззат, Куляш Күләш, Татьяна Татиана | Аня finds Анна |
 * | double letters → one, after the folds | Мухаммед Мухамед, Сейіт Сеит, Қайыр Каир | Алла finds Ала |
 * | Дж at the start of a word → Ж | Джумабаев Жұмабаев | typing only Д does not find Жұмабаев |
 *
 * Not folded, since the price is too high: Х and Қ (Хамза, Қамза), О and У, И and Е. Digits are kept as they are.
 */

const folds: Record<string, string> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ё: 'е',
  э: 'е',
  й: 'и',
  ы: 'и'
}

// Latin letters that look like Cyrillic ones, by case: a capital H looks like Н, a small h like the Kazakh һ.
const lookAlikes: Record<string, string> = {
  A: 'а',
  B: 'в',
  C: 'с',
  E: 'е',
  H: 'н',
  I: 'і',
  K: 'к',
  M: 'м',
  O: 'о',
  P: 'р',
  T: 'т',
  X: 'х',
  Y: 'у',
  a: 'а',
  c: 'с',
  e: 'е',
  h: 'һ',
  i: 'і',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у'
}

const vowels = new Set('аеиоуяю')
const hard: Record<string, string> = { я: 'а', ю: 'у' }
const apostrophes = /['’‘ʼ`´ʹ]/gu
const hyphens = /\s?[‐‑‒–−-]\s?(?=[\p{L}\p{N}])/gu

/** The letters of one word, still with its signs, in one case: look-alikes only where the word is Cyrillic at all. */
function plainLetters(word: string): string {
  const cyrillic = /\p{Script=Cyrillic}/u.test(word)
  const meant = cyrillic ? word.replace(/[A-Za-z]/g, (letter) => lookAlikes[letter] ?? letter) : word
  const lower = meant.toLowerCase()
  return cyrillic ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '')
}

/** Whether a Я or Ю after this only softens: after a consonant or И, not at the start (Яна) nor after a vowel (Баян). */
function softens(key: string): boolean {
  return key !== '' && (key.endsWith('и') || !vowels.has(key.slice(-1)))
}

const longestWord = 64

/** Names and streets repeat: in a bulk import nearly every word has been folded before. */
const folded = new Map<string, string>()
const mostFolded = 20_000

function foldWord(word: string): string {
  const known = folded.get(word)
  if (known !== undefined) return known
  const key = fold(word)
  if (folded.size >= mostFolded) folded.clear()
  // What nobody has for a name must not fill the memory.
  if (word.length <= longestWord) folded.set(word, key)
  return key
}

function fold(word: string): string {
  const letters = plainLetters(word).replace(/^дж/u, 'ж')
  let key = ''
  let sign = false
  for (const letter of letters) {
    if (letter === 'ь' || letter === 'ъ') {
      sign = true
      continue
    }
    let folded = folds[letter] ?? letter
    if (sign && vowels.has(folded)) key += key.endsWith('и') ? '' : 'и'
    sign = false
    if (softens(key)) folded = hard[folded] ?? folded
    if (/\d/.test(folded) || !key.endsWith(folded)) key += folded
  }
  return key
}

interface Word {
  /** The folded word, or the folded parts of a hyphened one. */
  parts: string[]
  /** The same word folded as if it had no hyphen. */
  joined: string
}

function words(text: string): Word[] {
  return text
    .normalize('NFC')
    .replace(apostrophes, '')
    .replace(hyphens, '-')
    .split(/[^\p{L}\p{M}\p{N}-]+/u)
    .map((word) => ({
      parts: word
        .split('-')
        .map(foldWord)
        .filter((part) => part !== ''),
      joined: foldWord(word.replaceAll('-', ''))
    }))
    .filter(({ parts }) => parts.length > 0)
}

/** Letters, figures and marks that words are parted at without looking at each: as most names and addresses are written. */
const simple = /^[0-9A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі .,]*$/
const partings = /[ .,]+/

/**
 * The key to store for a text: its folded words with one space between them. A hyphened word is kept both ways,
 * so Анна-Мария is found by `Мария` and by `Аннамария`. It is a key to search, not a test that two people are one.
 */
export function searchKey(text: string): string {
  return simple.test(text) ? simpleKey(text) : keyOf(text)
}

function simpleKey(text: string): string {
  let key = ''
  for (const word of text.split(partings)) {
    const folded = word === '' ? '' : foldWord(word)
    if (folded !== '') key += key === '' ? folded : ` ${folded}`
  }
  return key
}

function keyOf(text: string): string {
  return words(text)
    .flatMap(({ parts, joined }) => (parts.length > 1 ? [...parts, joined] : parts))
    .join(' ')
}

/** The folded words of what was typed, hyphened words as their parts. */
export function searchTokens(text: string): string[] {
  return words(text).flatMap(({ parts }) => parts)
}

/** More words than a full name and an address have; the rest of a pasted page is not searched for. */
const mostWords = 12

/**
 * An FTS5 MATCH expression that finds stored keys where every typed word begins a word: `"нургали"* AND "сер"*`.
 * Words hold only letters and digits, so nothing typed can act as query syntax. Empty when there is no word to
 * search for: then do not search.
 */
export function ftsPrefixQuery(text: string): string {
  const term = (word: string) => `"${word.slice(0, longestWord)}"*`
  return words(text.slice(0, 1000))
    .slice(0, mostWords)
    .map(({ parts, joined }) => {
      const apart = parts.map(term).join(' AND ')
      return parts.length > 1 ? `(${term(joined)} OR (${apart}))` : apart
    })
    .join(' AND ')
}
