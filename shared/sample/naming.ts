import type { Sex } from '../domain/iin'
import type { Chance } from './chance'
import { kazakh, russian } from './name-lists'

/** The names a family goes by. */
export interface FamilyNames {
  tradition: 'kazakh' | 'russian'
  surname: { m: string; f: string }
  /** Papers of Soviet time and of many offices spell Kazakh names with Russian letters. */
  russianLetters: boolean
}

export interface FullName {
  lastName: string
  firstName: string
  middleName: string | null
}

const folds: Record<string, string> = {
  ...{ ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и' },
  ...{ Ә: 'А', Ғ: 'Г', Қ: 'К', Ң: 'Н', Ө: 'О', Ұ: 'У', Ү: 'У', Һ: 'Х', І: 'И' }
}

/** Kazakh letters as they are typed on a Russian keyboard. */
export function withRussianLetters(text: string): string {
  return text.replace(/[әғқңөұүһіӘҒҚҢӨҰҮҺІ]/g, (letter) => folds[letter] ?? letter)
}

/** A family's names; about two of three families of the region are Kazakh. */
export function familyNames(chance: Chance): FamilyNames {
  if (chance.happens(0.35)) {
    const [m, f] = chance.pick(russian.surnames)
    return { tradition: 'russian', surname: { m, f }, russianLetters: false }
  }
  const bare = chance.happens(0.08)
  const m = chance.pick(bare ? kazakh.bareSurnames : kazakh.surnames)
  return {
    tradition: 'kazakh',
    surname: { m, f: bare ? m : `${m}а` },
    russianLetters: chance.happens(0.2)
  }
}

/** A first name in the family's tradition, always in its own letters. */
export function firstName(chance: Chance, family: FamilyNames, sex: Sex): string {
  if (family.tradition === 'kazakh') return chance.pick(sex === 'm' ? kazakh.men : kazakh.women)
  return sex === 'm' ? chance.pick(russian.men)[0] : chance.pick(russian.women)
}

/**
 * The patronymic after a father's first name: -ұлы, -қызы in Kazakh form, else -ович, -овна (-евич, -евна after -й), which
 * Kazakh families use as well.
 */
export function patronymic(family: FamilyNames, father: string, sex: Sex, kazakhForm: boolean): string {
  if (family.tradition === 'russian') {
    const found = russian.men.find(([first]) => first === father)
    if (found === undefined) throw new RangeError(`no patronymic is known for ${father}`)
    return sex === 'm' ? found[1] : found[2]
  }
  if (kazakhForm) return sex === 'm' ? `${father}ұлы` : `${father}қызы`
  const stem = father.endsWith('й') ? `${father.slice(0, -1)}е` : `${father}о`
  return sex === 'm' ? `${stem}вич` : `${stem}вна`
}

/** A whole name as the family's papers spell it. */
export function fullNameOf(family: FamilyNames, sex: Sex, first: string, middle: string | null): FullName {
  const letters = family.russianLetters ? withRussianLetters : (text: string): string => text
  return {
    lastName: letters(family.surname[sex]),
    firstName: letters(first),
    middleName: middle === null ? null : letters(middle)
  }
}
