import { formatDate, type Locale } from '@shared/domain/format'
import type { BoardPaperData, BoardTable } from '../../documents/board/board-data'
import type { BoardFilter, BoardView } from './board'
import { boardWords, type BoardWords } from './board-words'

type Counted = Pick<BoardView['total'], 'planned' | 'reserved' | 'handedOut' | 'returned' | 'left'>

/** The board in the language of whoever asked, for paper or workbook. */
export function boardPaper(
  board: BoardView,
  filter: BoardFilter,
  head: { locale: Locale; office: { kk: string; ru: string }; printedOn: string }
): BoardPaperData {
  const { locale, printedOn } = head
  const words = boardWords[locale]
  return {
    locale,
    office: head.office[locale],
    title: words.title,
    subtitle: subtitle(filter, words, locale),
    printedOn,
    foot: { printed: words.printed, page: words.page, of: words.of },
    empty: words.empty,
    tables: [
      roundsTable(board, words, locale),
      groupTable(words.villages, words.village, board.villages, words, locale),
      groupTable(words.points, words.point, board.points, words, locale),
      withoutCodes(groupTable(words.categories, words.category, board.categories, words, locale)),
      daysTable(board, words, locale),
      waresTable(board, words, locale)
    ]
  }
}

function subtitle({ programme, from, until }: BoardFilter, words: BoardWords, locale: Locale): string {
  return [
    programme === undefined ? words.all : words.programme[programme],
    ...(from === undefined ? [] : [words.from.replace('{day}', formatDate(from, locale))]),
    ...(until === undefined ? [] : [words.until.replace('{day}', formatDate(until, locale))])
  ].join(', ')
}

const text = (title: string) => ({ title, figures: false })
const figures = (title: string) => ({ title, figures: true })

const countedColumns = (words: BoardWords) =>
  [words.planned, words.reserved, words.handedOut, words.returned, words.left].map(figures)

const counted = (of: Counted): number[] => [of.planned, of.reserved, of.handedOut, of.returned, of.left]

const named = (of: { nameKk: string; nameRu: string }, locale: Locale): string =>
  locale === 'kk' ? of.nameKk : of.nameRu

function roundsTable(board: BoardView, words: BoardWords, locale: Locale): BoardTable {
  return {
    title: words.rounds,
    columns: [text(words.round), text(words.state), ...countedColumns(words)],
    rows: board.rounds.map((round) => [
      `№ ${round.number} ${named(round, locale)}`,
      round.state === 'closed' ? words.states.closed : words.states.frozen,
      ...counted(round.figures)
    ]),
    sums: [words.total, '', ...counted(board.total)]
  }
}

function groupTable(
  title: string,
  column: string,
  groups: BoardView['villages'],
  words: BoardWords,
  locale: Locale
): BoardTable {
  const sum = { planned: 0, reserved: 0, handedOut: 0, returned: 0, left: 0 }
  for (const group of groups) {
    sum.planned += group.planned
    sum.reserved += group.reserved
    sum.handedOut += group.handedOut
    sum.returned += group.returned
    sum.left += group.left
  }
  return {
    title,
    columns: [text(column), text(words.code), ...countedColumns(words)],
    rows: groups.map((group) => [named(group, locale), group.code, ...counted(group)]),
    sums: [words.total, '', ...counted(sum)]
  }
}

/** The code of a category is known to the program alone. */
function withoutCodes(table: BoardTable): BoardTable {
  const rest = <T>(cells: readonly T[]): T[] => cells.filter((_, index) => index !== 1)
  return {
    ...table,
    columns: rest(table.columns),
    rows: table.rows.map(rest),
    sums: table.sums === null ? null : rest(table.sums)
  }
}

function daysTable({ days }: BoardView, words: BoardWords, locale: Locale): BoardTable {
  const sum = (of: (day: BoardView['days'][number]) => number): number =>
    days.reduce((all, day) => all + of(day), 0)
  return {
    title: words.days,
    columns: [text(words.day), figures(words.handedOut), figures(words.returned)],
    rows: days.map(({ day, handedOut, returned }) => [formatDate(day, locale), handedOut, returned]),
    sums: [words.total, sum((day) => day.handedOut), sum((day) => day.returned)]
  }
}

/** Different wares are not added up. */
function waresTable({ wares }: BoardView, words: BoardWords, locale: Locale): BoardTable {
  return {
    title: words.wares,
    columns: [
      text(words.ware),
      ...[words.onHand, words.reserved, words.free, words.perDay, words.daysLeft].map(figures)
    ],
    rows: wares.map(({ ware, onHand, reserved, free, perDay, daysLeft }) => [
      ware.version === null
        ? named(ware, locale)
        : `${named(ware, locale)}, ${words.version} ${ware.version}`,
      onHand,
      reserved,
      free,
      Number(perDay),
      daysLeft ?? ''
    ]),
    sums: null
  }
}
