import { computed, onBeforeUnmount, reactive, ref, shallowRef, watch } from 'vue'
import type { OutputOf } from '@shared/contract'
import { asFailure, call, type OfficeFailure } from '../../office'
import type { ProgrammeId } from '@shared/programmes/types'
import { askedDraft } from '../../components/asked-form'
import { asksOf, fieldOf, inputOf, newQuestion, type Question } from './question'

/** Long enough not to ask for every digit of a sum, short enough to feel immediate. */
const pauseMs = 150

/**
 * The question on the screen and its answer, asked anew as one types. An older answer never replaces a newer one; while
 * the next is under way the last stays, marked as `stale`.
 */
export function useQuestion(today: string, region: string) {
  const question = reactive<Question>(newQuestion(today, region))
  const answer = shallowRef<OutputOf<'calculator.assess'> | null>(null)
  const failure = shallowRef<OfficeFailure | null>(null)
  const stale = ref(false)
  /** Names of the parameters this question was found to lack, kept so that their fields stay after they are filled. */
  const lacking = reactive(new Set<string>())
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  async function ask(): Promise<void> {
    const mine = ++turn
    const input = inputOf(question)
    if (input === null) {
      answer.value = null
      failure.value = null
      stale.value = false
      return
    }
    try {
      const answered = await call('calculator.assess', input)
      if (mine !== turn) return
      answer.value = answered
      failure.value = null
    } catch (error) {
      if (mine !== turn) return
      failure.value = asFailure(error)
      answer.value = null
      const missing = failure.value.data['parameter']
      if (failure.value.code === 'parameter-missing' && typeof missing === 'string') lacking.add(missing)
    }
    stale.value = false
  }

  function askSoon(): void {
    clearTimeout(timer)
    stale.value = true
    timer = setTimeout(() => void ask(), pauseMs)
  }

  watch(question, askSoon, { deep: true, immediate: true })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    turn++
  })

  /** The sentence for a field of the question, when the answer found fault with it. */
  function errorAt(id: string, field: string): string | undefined {
    const failed = failure.value
    const at = failed?.field === undefined ? null : fieldOf(question, failed.field)
    return failed !== null && at !== null && at.id === id && at.field === field ? failed.sentence : undefined
  }

  /** The sentence for a field of what the programme asks, by its path as the check names it. */
  function askedErrorAt(path: string): string | undefined {
    const failed = failure.value
    return failed !== null && askedField(failed.field) === path ? failed.sentence : undefined
  }

  /** The check names a field plainly, a rule as `asked.amount`. */
  function askedField(field: string | undefined): string | undefined {
    return field?.replace(/^asked\./, '')
  }

  function isAsked(field: string): boolean {
    const [first] = (askedField(field) ?? '').split('.')
    return asksOf(question.programme).some(({ name }) => name === first)
  }

  /** Another programme asks other things; family, income and date stay. */
  function choose(programme: ProgrammeId): void {
    question.programme = programme
    question.asked = askedDraft(asksOf(programme), {})
    answer.value = null
    failure.value = null
    lacking.clear()
  }

  /** Failures that no field on the screen shows. */
  const general = computed(() => {
    const failed = failure.value
    if (failed === null || failed.code === 'parameter-missing') return null
    const { field } = failed
    return field !== undefined && (fieldOf(question, field) !== null || isAsked(field)) ? null : failed
  })

  function clear(): void {
    Object.assign(question, newQuestion(today, region, question.programme))
    lacking.clear()
  }

  return { question, answer, failure, general, stale, lacking, errorAt, askedErrorAt, choose, clear }
}
export type AskedQuestion = ReturnType<typeof useQuestion>
