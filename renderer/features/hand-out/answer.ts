import { useI18n } from 'vue-i18n'
import { formatInstant, formatNumber } from '../../format'
import { currentLocale } from '../../locales/i18n'
import type { Line } from './done-list'
import type { Told } from './use-scan'

export interface Answer {
  tone: 'info' | 'good' | 'warn' | 'bad'
  /** A word or two, to be seen from across the table. */
  title: string
  text: string
}

/** The time of day of an instant, `09:41`. */
export function timeOf(instant: string): string {
  return formatInstant(instant).slice(-5)
}

/** What the desk says after a key or a scan, in the language of the screen. */
export function useAnswers() {
  const { t } = useI18n()

  function own(kk: string, ru: string): string {
    return currentLocale() === 'kk' ? kk : ru
  }

  /** When, by whom and where a line was handed out, and to which proxy. */
  function handedWords(line: Line): string {
    const handed = line.handOut
    if (handed === null) return ''
    const told = t('handOut.handedBy', {
      at: formatInstant(handed.at),
      name: handed.by,
      point: own(handed.placeKk, handed.placeRu)
    })
    const paper = handed.source === 'paper' ? ` ${t('handOut.onPaper')}` : ''
    const proxy =
      handed.proxyName === null
        ? ''
        : ` ${t('handOut.proxyWas', { name: handed.proxyName, document: handed.proxyDocument ?? '' })}`
    return `${told}${paper}${proxy}`
  }

  function shown(line: Line): Answer {
    return {
      tone: line.state === 'returned' ? 'warn' : 'info',
      title: t(line.state === 'returned' ? 'handOut.answer.returnedBefore' : 'handOut.answer.shown'),
      text: t('handOut.answer.shownText')
    }
  }

  function handedOut(lines: readonly Line[]): Answer {
    const [line] = lines
    const many = lines.length > 1
    const proxy = line?.handOut?.proxyName
    return {
      tone: 'good',
      title: many
        ? t('handOut.answer.handedOutMany', { n: formatNumber(lines.length) }, lines.length)
        : t('handOut.answer.handedOut'),
      text: [
        lines.map(({ fullName }) => fullName).join(', '),
        proxy === null || proxy === undefined ? '' : t('handOut.toProxy', { name: proxy })
      ]
        .filter((part) => part !== '')
        .join('. ')
    }
  }

  function answer(told: Told): Answer {
    switch (told.kind) {
      case 'shown':
        return shown(told.line)
      case 'handed-out':
        return handedOut(told.lines)
      case 'double':
        return { tone: 'bad', title: t('handOut.answer.double'), text: handedWords(told.line) }
      case 'undone':
        return { tone: 'warn', title: t('handOut.answer.undone'), text: told.line.fullName }
      case 'returned':
        return {
          tone: 'warn',
          title: t(told.spoiled ? 'handOut.answer.spoiled' : 'handOut.answer.returned'),
          text: told.line.fullName
        }
      case 'refused':
        return {
          tone: 'bad',
          title: t('handOut.answer.refused', { code: told.code }),
          text: told.failure.sentence
        }
    }
  }

  return { own, answer, handedWords }
}
