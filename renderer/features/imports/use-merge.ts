import { computed, reactive, ref, shallowRef } from 'vue'
import { call } from '../../office'
import type { ImportRow, RowChoice } from './import-words'
import type { Decision, Step } from './merge-model'
import type { ImportWork } from './use-import'

/** As many rows as the contract lets one choose at once. */
const most = 5000

/** Decisions on rows that are like something stored, each of which can be taken back in its turn. */
export function useMerge(work: ImportWork) {
  const decided = reactive(new Map<number, Decision>())
  const steps = shallowRef<readonly Step[]>([])
  const saving = ref(false)

  function decisionOf(row: ImportRow): Decision {
    return decided.get(row.row) ?? { choice: row.choice, keep: row.keep }
  }
  const isDecided = (row: ImportRow): boolean => decisionOf(row).choice !== null

  async function send(rows: readonly number[], { choice, keep }: Decision): Promise<boolean> {
    saving.value = true
    try {
      for (let from = 0; from < rows.length; from += most) {
        const piece = rows.slice(from, from + most)
        if (!(await work.choose({ rows: [...piece], choice, keep: [...keep] }))) return false
        for (const row of piece) decided.set(row, { choice, keep })
      }
      return true
    } finally {
      saving.value = false
    }
  }

  async function decide(
    rows: readonly ImportRow[],
    choice: RowChoice,
    keep: readonly string[] = []
  ): Promise<boolean> {
    if (saving.value || rows.length === 0) return false
    const step: Step = { keep, rows: rows.map((row) => ({ row: row.row, before: decisionOf(row) })) }
    const numbers = rows.map(({ row }) => row)
    if (!(await send(numbers, { choice, keep: choice === 'merge' ? keep : [] }))) return false
    steps.value = [...steps.value, step]
    return true
  }

  /** Takes the last decision back; answers its first row and the fields that were kept in it. */
  async function undo(): Promise<{ row: number; keep: readonly string[] } | null> {
    const step = steps.value.at(-1)
    const [first] = step?.rows ?? []
    if (step === undefined || first === undefined || saving.value) return null
    // What was decided together stood undecided before; a row decided on by itself has its own former decision.
    const numbers = step.rows.map(({ row }) => row)
    if (!(await send(numbers, first.before))) return null
    steps.value = steps.value.slice(0, -1)
    return { row: first.row, keep: step.keep }
  }

  /** Every undecided row that was recognised by IIN or number. */
  async function exactUndecided(): Promise<ImportRow[]> {
    const found: ImportRow[] = []
    let cursor: string | undefined
    do {
      const page = await call('imports.rows', {
        id: work.id,
        state: 'undecided',
        limit: 200,
        ...(cursor === undefined ? {} : { cursor })
      })
      found.push(...page.rows.filter(({ match }) => match?.how === 'exact'))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    return found
  }

  return {
    decisionOf,
    isDecided,
    decide,
    undo,
    exactUndecided,
    saving,
    mayUndo: computed(() => steps.value.length > 0)
  }
}
export type Merge = ReturnType<typeof useMerge>
