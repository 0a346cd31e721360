import type { Category, Condition } from '../contract/criteria'
import type { inKindProgrammes } from '../contract/stock'
import { gspAges, shippedReading } from '../programmes/gsp/sets'

type InKind = (typeof inKindProgrammes)[number]

/** Where a line stands that was added by hand for somebody who meets no category. */
export const byHand = { id: 'by-hand', nameKk: 'Қолмен қосылғандар', nameRu: 'Добавлены вручную' } as const

const asp: Condition = { fact: 'programme', programme: 'asp' }
const atHome: Condition = { fact: 'mark', mark: 'in-institution', has: false }
const mark = (name: Extract<Condition, { fact: 'mark' }>['mark']): Condition => ({
  fact: 'mark',
  mark: name,
  has: true
})

const raisesDisabledChild: Category = {
  id: 'raises-disabled-child',
  nameKk: 'Мүгедектігі бар баланы тәрбиелеушілер',
  nameRu: 'Воспитывающие ребёнка с инвалидностью',
  conditions: [{ fact: 'raises-disabled-child' }]
}

/**
 * The five categories of the food-household kit in the emergency of 2020 (order № 109 of 25.03.2020). Who fits several stands in the
 * first. „6–18“ is from the sixth birthday to the day before the eighteenth: younger children had the guaranteed social package.
 */
const kit: Category[] = [
  {
    id: 'asp-children-6-18',
    nameKk: 'АӘК алатын отбасылардың 6–18 жастағы балалары',
    nameRu: 'Дети 6–18 лет из семей, получающих АСП',
    conditions: [{ fact: 'age', from: 6, below: 18 }, asp]
  },
  {
    id: 'disabled-children-under-16',
    nameKk: 'Мекемеде тұрмайтын, мүгедектігі бар 16 жасқа дейінгі балалар',
    nameRu: 'Дети с инвалидностью до 16 лет, не в учреждении',
    conditions: [{ fact: 'age', below: 16 }, { fact: 'disability', groups: [] }, atHome]
  },
  {
    id: 'disability-1-3',
    nameKk: 'Мекемеде тұрмайтын, I–III топтағы мүгедектігі бар адамдар',
    nameRu: 'Лица с инвалидностью I–III групп, не в учреждении',
    conditions: [{ fact: 'disability', groups: ['1', '2', '3'] }, atHome]
  },
  raisesDisabledChild,
  {
    id: 'registered-unemployed',
    nameKk: 'Жұмыссыз ретінде тіркелгендер',
    nameRu: 'Зарегистрированные безработные',
    conditions: [mark('registered-unemployed')]
  }
]

/**
 * The vulnerable categories that were given reusable masks in 2020. What is known by either of two facts is two categories,
 * for all conditions of one must hold.
 */
const mask: Category[] = [
  {
    id: 'retirement-age',
    nameKk: 'Зейнеткерлік жасқа жеткендер',
    nameRu: 'Достигшие пенсионного возраста',
    conditions: [{ fact: 'retirement-age' }]
  },
  {
    id: 'pensioners',
    nameKk: 'Зейнеткерлер (белгі бойынша)',
    nameRu: 'Пенсионеры (по отметке)',
    conditions: [mark('pensioner')]
  },
  {
    id: 'asp-recipients',
    nameKk: 'АӘК алатын отбасылардың мүшелері',
    nameRu: 'Члены семей, получающих АСП',
    conditions: [asp]
  },
  {
    id: 'multi-child',
    nameKk: 'Көпбалалы отбасылар (белгі бойынша)',
    nameRu: 'Многодетные (по отметке)',
    conditions: [mark('multi-child')]
  },
  {
    id: 'four-children',
    nameKk: '18 жасқа толмаған төрт және одан көп баласы бар отбасылар',
    nameRu: 'Семьи с четырьмя и более детьми до 18 лет',
    conditions: [{ fact: 'family-children', from: 4 }]
  },
  {
    id: 'low-income',
    nameKk: 'Табысы аз адамдар',
    nameRu: 'Малообеспеченные',
    conditions: [mark('low-income')]
  },
  {
    id: 'disability-1-3',
    nameKk: 'I–III топтағы мүгедектігі бар адамдар',
    nameRu: 'Лица с инвалидностью I–III групп',
    conditions: [{ fact: 'disability', groups: ['1', '2', '3'] }]
  },
  {
    id: 'orphans',
    nameKk: 'Жетім балалар',
    nameRu: 'Сироты',
    conditions: [mark('orphan')]
  },
  raisesDisabledChild
]

const ages = gspAges(shippedReading)

/** The guaranteed social package: the food sets of both ages; each round takes the one its set is for. */
const gsp: Category[] = [
  {
    id: 'asp-children-1-3',
    nameKk: 'АӘК алатын отбасылардың 1–3 жастағы балалары',
    nameRu: 'Дети 1–3 лет из семей, получающих АСП',
    conditions: [{ fact: 'age', ...ages['food-1-2'] }, asp]
  },
  {
    id: 'asp-children-3-6',
    nameKk: 'АӘК алатын отбасылардың 3–6 жастағы балалары',
    nameRu: 'Дети 3–6 лет из семей, получающих АСП',
    conditions: [{ fact: 'age', ...ages['food-3-6'] }, asp]
  }
]

/** The ready-made categories of each programme in kind, to begin a round from; the office changes them as it needs. */
export const readyCategories: Readonly<Record<InKind, readonly Category[]>> = { kit, gsp, mask }

/** Names of a round's categories by id, with that of the lines added by hand. */
export function categoryNames(categories: readonly Category[]): Map<string, { kk: string; ru: string }> {
  return new Map([byHand, ...categories].map(({ id, nameKk, nameRu }) => [id, { kk: nameKk, ru: nameRu }]))
}
