import { computed, reactive, ref, shallowRef } from 'vue'
import type { InputOf } from '@shared/contract'
import { asFailure, call, type OfficeFailure } from '../../office'
import { useDoneList, type Line } from './done-list'
import { tone } from './sound'

/** What the desk answers to the last key or scan. */
export type Told =
  | { kind: 'shown'; line: Line }
  | { kind: 'handed-out'; lines: readonly Line[] }
  | { kind: 'double'; line: Line }
  | { kind: 'undone'; line: Line }
  | { kind: 'returned'; line: Line; spoiled: boolean }
  | { kind: 'refused'; failure: OfficeFailure; code: string }

export type Proxy = NonNullable<InputOf<'rounds.handOut'>['proxy']>
export interface GiveBack {
  number: string
  spoiled: boolean
  reason: string
}

interface DeskNow {
  roundId: number
  placeId: number
  atOnce: boolean
  sound: boolean
}

const goodTone = 880
const badTone = 220

/**
 * The desk where lines are handed out. Numbers are taken one after another in the order they were scanned, however fast
 * they come; the first Enter shows the line, the second hands it out, or the scan itself where the desk is set so.
 */
export function useScan(desk: () => DeskNow, changed: (left: number | null) => void) {
  const done = useDoneList()
  const line = shallowRef<Line | null>(null)
  const family = shallowRef<readonly Line[]>([])
  const told = shallowRef<Told | null>(null)
  const busy = ref(false)
  const codes = reactive<string[]>([])

  const mayHandOut = computed(
    () =>
      !busy.value && line.value !== null && told.value?.kind === 'shown' && line.value.state !== 'handed-out'
  )
  /** Others of the same family in this round; the line itself is not among them. */
  const others = computed(() => family.value.filter(({ number }) => number !== line.value?.number))

  function tell(next: Told): void {
    told.value = next
    if (!desk().sound) return
    if (next.kind === 'refused' || next.kind === 'double') tone(badTone)
    else if (next.kind === 'handed-out') tone(goodTone)
  }

  function refuse(error: unknown, code: string): void {
    tell({ kind: 'refused', failure: asFailure(error), code })
  }

  /** A line that was shown and then passed over stays on the list: nothing that was scanned goes unsaid. */
  function passOver(): void {
    if (told.value?.kind === 'shown' && line.value !== null && line.value.state !== 'handed-out') {
      done.add(line.value, 'passed', new Date().toISOString())
    }
  }

  function clear(): void {
    line.value = null
    family.value = []
    told.value = null
  }

  async function show(code: string): Promise<void> {
    const { roundId, placeId } = desk()
    const found = await call('rounds.find', { roundId, placeId, number: code })
    line.value = found.line
    family.value = found.family
    tell({ kind: found.line.state === 'handed-out' ? 'double' : 'shown', line: found.line })
  }

  function take(lines: readonly Line[]): void {
    for (const handed of lines) done.add(handed, 'handed-out', handed.handOut?.at ?? new Date().toISOString())
    const byNumber = new Map(lines.map((handed) => [handed.number, handed]))
    family.value = family.value.map((member) => byNumber.get(member.number) ?? member)
    line.value = lines.find(({ number }) => number === line.value?.number) ?? lines[0] ?? null
    tell({ kind: 'handed-out', lines })
  }

  async function send(numbers: readonly string[], proxy: Proxy | undefined): Promise<void> {
    const { roundId, placeId } = desk()
    try {
      const answered = await call('rounds.handOut', {
        roundId,
        placeId,
        numbers: [...numbers],
        ...(proxy === undefined ? {} : { proxy })
      })
      take(answered.lines)
      changed(answered.left)
    } catch (error) {
      // Somebody was faster, here or at another desk: who, when and where is told by the line itself.
      const [number] = numbers
      if (asFailure(error).code === 'line-handed-out' && numbers.length === 1 && number !== undefined) {
        return show(number)
      }
      throw error
    }
  }

  async function one(code: string): Promise<void> {
    passOver()
    clear()
    if (!desk().atOnce) return show(code)
    await send([code], undefined)
    await lookAtFamily(code)
  }

  /** The line is handed out already; who else of the family waits is only a help, so its failure stops nothing. */
  async function lookAtFamily(code: string): Promise<void> {
    const { roundId, placeId } = desk()
    const handed = line.value
    if (handed === null || handed.familyId === null || codes.length > 0) return
    const found = await call('rounds.find', { roundId, placeId, number: code }).catch(() => null)
    if (found !== null && line.value === handed) family.value = found.family
  }

  async function alone(work: () => Promise<void>, code: string): Promise<boolean> {
    busy.value = true
    try {
      await work()
      return true
    } catch (error) {
      refuse(error, code)
      return false
    } finally {
      busy.value = false
      void drain()
    }
  }

  async function drain(): Promise<void> {
    if (busy.value) return
    const code = codes.shift()
    if (code === undefined) return
    await alone(() => one(code), code)
  }

  /** A number from the scanner or the keyboard. */
  function scan(code: string): void {
    codes.push(code)
    void drain()
  }

  /** Hands the shown line out, or these of its family. True when it was done. */
  async function handOut(numbers?: readonly string[], proxy?: Proxy): Promise<boolean> {
    const wanted = numbers ?? (mayHandOut.value && line.value !== null ? [line.value.number] : [])
    if (wanted.length === 0 || busy.value) return false
    return alone(() => send(wanted, proxy), wanted.join(', '))
  }

  async function undo(number: string): Promise<void> {
    if (busy.value) return
    await alone(async () => {
      const undone = await call('rounds.undo', { roundId: desk().roundId, number })
      done.change(undone, 'undone', new Date().toISOString())
      line.value = undone
      family.value = family.value.map((member) => (member.number === number ? undone : member))
      tell({ kind: 'undone', line: undone })
      changed(null)
    }, number)
  }

  /** @throws OfficeFailure for the dialog to show */
  async function giveBack(given: GiveBack): Promise<void> {
    const returned = await call('rounds.giveBack', { roundId: desk().roundId, ...given })
    done.change(returned, 'returned', new Date().toISOString())
    line.value = returned
    family.value = family.value.map((member) => (member.number === given.number ? returned : member))
    tell({ kind: 'returned', line: returned, spoiled: given.spoiled })
    changed(null)
  }

  return { line, others, told, busy, mayHandOut, scan, handOut, undo, giveBack, clear }
}
export type Scan = ReturnType<typeof useScan>
