import { formatDate, formatMonth } from '@shared/domain/format'
import { firstDay } from '@shared/domain/quarter'
import { pair, paragraph, type Node } from '../paper/nodes'
import type { Value } from '../scribe'
import type { Bilingual, ChangeLetterData } from '../letter-data'
import { appeal, family, headed, letterFoot, letterHead } from './letter-frame'
import type { ChangePen } from './letter-pen'
import { changeTable, dueAmounts } from './change-sums'
import { changeWords } from './change-words'
import { programmeNames } from './programme-names'
import { reasons } from './reasons'
import { repayment } from './repayment'
import { capital } from './sum-table'

/** The article a broken contract bars by, as the rules cite it. */
const barArticle = 'art. 128 sp. 5'

/** The first page of a letter on a change, a suspension, a resumption or an end of what was assigned. */
export function changeBody(pen: ChangePen): Node[] {
  const { size } = pen
  const gap = size * 0.55
  const values = decisionValues(pen)
  const words = changeWords(pen, values)
  return [
    ...letterHead(pen, words.toWhom),
    pair(capital(words.title), { bold: true, fontSize: size + 1.5, above: size * 0.9 }),
    pair(capital(words.why), { above: gap }),
    // Names of a family in mourning are not listed to it.
    ...(ofDeath(pen.data) ? [] : [family(pen)]),
    ...words.decision.map((text, index) => pair(capital(text), { above: index === 0 ? gap : 2 })),
    ...note(pen),
    ...grounds(pen),
    ...changeTable(pen),
    ...dueAmounts(pen),
    ...repayment(pen),
    ...bar(pen),
    headed(words.nextHeading, words.next, size),
    appeal(pen),
    letterFoot(pen)
  ]
}

function ofDeath({ kind, change }: ChangeLetterData): boolean {
  return kind === 'terminate' && change.reason === 'death'
}

/** What the sentences of these letters name: the decision, the one it changes, and the month it counts from. */
function decisionValues(pen: ChangePen): Record<string, Value> {
  const { data, scribe } = pen
  const { programme, programmeOf, legalBase } = programmeNames(pen)
  const from = scribe.text('change.from', data.change.from)
  return {
    programme,
    programmeOf,
    legalBase,
    decidedOn: scribe.date('decidedOn', data.decidedOn),
    number: data.number,
    base: base(pen),
    // «2026 жылғы наурыз» before «айынан бастап»; «1 марта 2026 года» after «с».
    from: { kk: formatMonth(from, 'kk'), ru: formatDate(firstDay(from), 'ru', 'long') },
    appliedOn: scribe.date('application.appliedOn', data.application.appliedOn),
    applicationNumber: scribe.text('application.number', data.application.number)
  }
}

/** The decision that is changed, by number and, where it was frozen, by day. */
function base({ data: { base: changed }, scribe, shared }: ChangePen): Bilingual {
  const baseNumber = scribe.text('base.number', changed.number)
  if (changed.decidedOn === null) return shared('baseUndated', { baseNumber })
  return shared('base', { baseNumber, baseDecidedOn: scribe.date('base.decidedOn', changed.decidedOn) })
}

/** What whoever ordered the change wrote; it stands once, in the language it was written in. */
function note({ data, scribe, shared, size }: ChangePen): Node[] {
  if (data.note.trim() === '') return []
  const heading = shared('noteHeading')
  const text = `${heading.kk} / ${heading.ru}: ${scribe.text('note', data.note)}`
  return [paragraph(text, { above: size * 0.55 })]
}

/** The law's grounds, where nothing is due any more or a contract was broken; else they would only confuse. */
function grounds(pen: ChangePen): Node[] {
  const { kind, change, reasons: given } = pen.data
  const ended = kind === 'change' && change.months.every(({ due }) => due === 0)
  const told =
    change.reason === 'contract-broken' ? given.filter(({ code }) => code === 'contract-broken') : given
  if (told.length === 0 || !(ended || isBroken(pen))) return []
  return reasons(pen, told, pen.shared)
}

function isBroken({ data: { kind, change } }: ChangePen): boolean {
  return change.reason === 'contract-broken' && kind !== 'resume'
}

/** For how long nothing new is assigned after a broken contract, with its article. */
function bar(pen: ChangePen): Node[] {
  if (!isBroken(pen)) return []
  const { data, scribe, shared, words, size } = pen
  const article = scribe.both('bar.article', words.article(barArticle))
  if (data.bar === null) return [pair(capital(shared('bar', { article })), { above: size * 0.55 })]
  const values = {
    article,
    barFrom: scribe.date('bar.from', data.bar.from),
    barUntil: scribe.date('bar.until', data.bar.until)
  }
  return [pair(capital(shared('barWithDates', values)), { above: size * 0.55 })]
}
