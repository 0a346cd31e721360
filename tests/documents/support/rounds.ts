import { makeLineNumber } from '@shared/distribution/line-number'
import type {
  LineOnPaper,
  PointOnPaper,
  RoundLinesData,
  RoundOnPaper,
  SheetOnPaper
} from '../../../electron/documents/round/round-data'
import { office } from './samples'

const surnames = [
  'Жұмағалиева',
  'Әбдіғаппарұлы',
  'Константинопольский-Вознесенский',
  'Өмірзақова',
  'Иванов',
  'Құдайбергенова',
  'Һашимов'
]
const givenNames = ['Қарлығаш', 'Ерғазы', 'Александр', 'Гүлдариға', 'Мұхамедғали', 'Анна', 'Нұрсұлтан']
const patronymics = ['Нұрсұлтанқызы', 'Әбдіғаппарұлы', 'Владиславович', 'Ерғазықызы', 'Сергеевна', '']

const pick = (list: readonly string[], index: number): string => list[index % list.length] ?? ''

/** A name of many, among them some that need two lines. */
export function nameOf(index: number): string {
  const parts = [pick(surnames, index), pick(givenNames, index >> 1), pick(patronymics, index >> 2)]
  return parts.filter((part) => part !== '').join(' ')
}

export const round: RoundOnPaper = {
  templateVersion: 1,
  copyNumber: 1,
  office: { name: office.name, address: office.address, phone: office.phone },
  number: 12,
  name: {
    kk: 'Төтенше жағдай кезіндегі азық-түлік-тұрмыстық жиынтықтар, сәуір',
    ru: 'Продуктово-бытовые наборы на время чрезвычайного положения, апрель'
  },
  ware: {
    name: { kk: 'Азық-түлік-тұрмыстық жиынтық', ru: 'Продуктово-бытовой набор' },
    code: 'KIT-2020',
    version: 2,
    unit: 'piece'
  },
  quantity: 1,
  norm: 'person',
  firstDay: '2020-04-06',
  lastDay: '2020-04-17',
  slotMinutes: 30,
  printedOn: '2020-04-03'
}

export function pointOf(index: number): PointOnPaper {
  return {
    name: { kk: `№ ${index + 1} мектеп`, ru: `Школа № ${index + 1}` },
    settlement: { kk: 'Глубокое ауданы, Белоусовка кенті', ru: 'Глубоковский район, посёлок Белоусовка' },
    address: `улица Кабанбай батыра, ${index + 10}`,
    responsible: 'Сейітқали Бақытжан Мұратұлы',
    phone: index % 2 === 0 ? '+7 701 234 56 78' : null,
    opens: [1, 2, 3, 4, 5].flatMap((weekday) => [
      { weekday, from: '09:00', until: '13:00' },
      { weekday, from: '14:00', until: '18:00' }
    ])
  }
}

/** A round's lines over sheets of the given sizes, two sheets a point. */
export function roundLines(sizes: readonly number[], over: Partial<RoundOnPaper> = {}): RoundLinesData {
  const sheets: SheetOnPaper[] = []
  const lines: LineOnPaper[] = []
  sizes.forEach((size, index) => {
    const own = Array.from({ length: size }, (_, at): LineOnPaper => {
      const n = lines.length + at + 1
      return [
        makeLineNumber(round.number, n),
        nameOf(n),
        String((n * 7) % 10_000).padStart(4, '0'),
        (n % 9) + 1,
        (n % 3) + 1,
        `2020-04-${String(6 + (n % 5)).padStart(2, '0')}`,
        `${String(9 + (n % 4)).padStart(2, '0')}:30`
      ]
    })
    lines.push(...own)
    sheets.push({
      point: index >> 1,
      village: { kk: `${index + 1}-ауыл, Қарағаш`, ru: `Село № ${index + 1}, Карагаш` },
      lines: size,
      units: own.reduce((sum, line) => sum + line[4], 0)
    })
  })
  const parts: string[] = []
  for (let at = 0; at < lines.length; at += 500) parts.push(JSON.stringify(lines.slice(at, at + 500)))
  return {
    round: { ...round, ...over },
    points: Array.from({ length: Math.ceil(sizes.length / 2) }, (_, index) => pointOf(index)),
    sheets,
    lines: parts
  }
}
