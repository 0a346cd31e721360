import { inject, onBeforeUnmount, provide, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import type { ClosingDraft } from './closing-draft'
import type { Round } from './round-words'

/** The one primary button of the page, as the tab that is open wants it. */
export interface PrimaryAction {
  label: string
  run: () => unknown
  disabled?: boolean
  loading?: boolean
}

export const tabs = ['draw', 'lines', 'excluded', 'papers', 'close', 'checks', 'report', 'terms'] as const
export type RoundTab = (typeof tabs)[number]

/** What the tabs of a round's page know of it. */
export interface RoundPage {
  round: Readonly<Ref<Round | null>>
  reload: () => Promise<void>
  primary: ShallowRef<(() => PrimaryAction | null) | null>
  go: (tab: RoundTab) => void
  /** What was counted and not yet sent: stays while one looks at another tab. */
  counting: ShallowRef<ClosingDraft | null>
}

const key: InjectionKey<RoundPage> = Symbol('page of a round')

export function provideRoundPage(page: RoundPage): void {
  provide(key, page)
}

/** The round on the page; only tabs of a loaded round are drawn. */
export function useRoundPage() {
  const page = inject(key)
  if (page === undefined) throw new Error('no page of a round round this part')
  const { round, reload, go, counting } = page

  /** Says what the primary button does while this tab is open. */
  function primary(action: () => PrimaryAction | null): void {
    const mine = action
    page!.primary.value = mine
    onBeforeUnmount(() => {
      if (page!.primary.value === mine) page!.primary.value = null
    })
  }
  function shown(): Round {
    if (round.value === null) throw new Error('the round is not loaded')
    return round.value
  }
  return { round, shown, reload, go, counting, primary }
}

/** Tabs of a round in this state. */
export function tabsOf(round: Pick<Round, 'state' | 'frozenAt'>): RoundTab[] {
  if (round.state === 'draft') return ['draw', 'terms']
  if (round.frozenAt === null) return ['terms']
  if (round.state === 'closed') return ['lines', 'excluded', 'papers', 'close', 'checks', 'report', 'terms']
  if (round.state === 'cancelled') return ['lines', 'excluded', 'report', 'terms']
  return ['lines', 'excluded', 'papers', 'close', 'report', 'terms']
}

export type NextStep = 'papers' | 'hand-out' | 'close' | 'checks'

/**
 * What comes next with a round: its list is printed, then handed out by, then the round is closed, then the sample is asked.
 * @param printed how many papers were printed
 */
export function nextStep(round: Round, today: string, printed: number): NextStep | null {
  if (round.state === 'closed') return 'checks'
  if (round.state !== 'frozen') return null
  const { lines, handedLines } = round.counts
  if (printed === 0 && handedLines === 0) return 'papers'
  return handedLines >= lines || today > round.lastDay ? 'close' : 'hand-out'
}
