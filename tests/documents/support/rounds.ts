import { makeLineNumber } from '@shared/distribution/line-number'
import type {
  LineOnPaper,
  MinutesData,
  PickListData,
  PickListPoint,
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

/** What the warehouse puts aside for three points: two lots, one lot and not enough, nothing. */
export function pickList(over: Partial<RoundOnPaper> = {}): PickListData {
  const lots = [
    { batch: 'K-2020-03', expiresOn: '2020-09-01', quantity: 120 },
    { batch: 'K-2020-04', expiresOn: null, quantity: 1130 }
  ]
  const point = (index: number, own: Partial<PickListPoint>): PickListPoint => ({
    point: pointOf(index),
    lines: 1250,
    planned: 1250,
    arrived: 0,
    wanted: 1250,
    lots,
    short: 0,
    ...own
  })
  return {
    round: { ...round, ...over },
    source: { ...pointOf(8), name: { kk: 'Орталық қойма', ru: 'Центральный склад' } },
    contents: [
      { name: { kk: 'Ұн, бірінші сорт', ru: 'Мука, первый сорт' }, unit: 'g', quantity: 10_000 },
      { name: { kk: 'Өсімдік майы', ru: 'Масло растительное' }, unit: 'ml', quantity: 2_000 },
      { name: { kk: 'Кір сабын', ru: 'Мыло хозяйственное' }, unit: 'piece', quantity: 4 }
    ],
    points: [
      point(0, {}),
      point(1, {
        lines: 300,
        planned: 300,
        wanted: 300,
        lots: lots.slice(1).map((lot) => ({ ...lot, quantity: 250 })),
        short: 50
      }),
      point(2, { lines: 40, planned: 40, arrived: 40, wanted: 0, lots: [] })
    ]
  }
}

export function minutes(over: Partial<MinutesData> = {}): MinutesData {
  const point = (index: number): MinutesData['points'][number] => ({
    name: pointOf(index).name,
    planned: 1250,
    arrived: 1250,
    left: 10,
    handedByList: 1180,
    handedByLedger: 1180,
    returned: 3,
    onHand: 63,
    counted: 63,
    difference: 0,
    explanation: ''
  })
  return {
    round,
    frozenOn: '2020-04-02',
    closedOn: '2020-04-20',
    closedBy: 'Ахметова Жанна Серікқызы',
    points: [
      point(0),
      {
        ...point(1),
        counted: 61,
        difference: -2,
        explanation: 'Две упаковки намокли при разгрузке, акт № 4 от 18.04.2020.'
      },
      { ...point(2), counted: null, difference: null }
    ],
    categories: [
      {
        name: {
          kk: 'АӘК алатын отбасылардың 6–18 жастағы балалары',
          ru: 'Дети 6–18 лет из семей, получающих АСП'
        },
        lines: 2150,
        planned: 2150,
        handedOut: 2100
      },
      {
        name: { kk: 'Тіркелген жұмыссыздар', ru: 'Зарегистрированные безработные' },
        lines: 1600,
        planned: 1600,
        handedOut: 1440
      }
    ],
    lines: 3750,
    planned: 3750,
    handedOut: 3540,
    handedLines: 3540,
    byProxy: 212,
    unclaimedLines: 210,
    unclaimedUnits: 210,
    addedByHand: [
      {
        number: makeLineNumber(12, 3750),
        name: 'Константинопольский-Вознесенский Александр Владиславович',
        quantity: 1,
        reason: 'Пропущен при составлении: справка об инвалидности № 118 представлена 06.04.2020.',
        by: 'Сейітқали Бақытжан Мұратұлы'
      }
    ],
    sample: { population: 3540, size: 347, confidence: '95', margin: '5', seed: '12-2020-04-20' },
    ...over
  }
}
