import { computed, ref, shallowRef, watch } from 'vue'
import type { OutputOf } from '@shared/contract'
import { asFailure, call, type OfficeFailure } from '../../office'

export type OpenRound = OutputOf<'rounds.list'>['rows'][number]
export type Round = OutputOf<'rounds.get'>

/** What this computer's hand-out desk is set to; kept from day to day. */
interface Kept {
  roundId: number | null
  placeId: number | null
  /** A scan hands out without a second Enter. */
  atOnce: boolean
  /** A short tone for each answer. */
  sound: boolean
}

const key = 'komek.hand-out'
const nothingKept: Kept = { roundId: null, placeId: null, atOnce: false, sound: false }
/** Open rounds an office may have side by side; a list longer than this is not one to choose from. */
const mostRounds = 200

function remembered(): Kept {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return { ...nothingKept }
    const given = stored as Partial<Record<keyof Kept, unknown>>
    const id = (value: unknown) => (Number.isInteger(value) ? Number(value) : null)
    return {
      roundId: id(given.roundId),
      placeId: id(given.placeId),
      atOnce: given.atOnce === true,
      sound: given.sound === true
    }
  } catch {
    return { ...nothingKept }
  }
}

/** The round and the point of this desk: chosen once, remembered on this computer, checked against what is open. */
export function useDesk() {
  const kept = remembered()
  const rounds = shallowRef<readonly OpenRound[]>([])
  const round = shallowRef<Round | null>(null)
  const roundId = ref<number | null>(null)
  const placeId = ref<number | null>(null)
  const atOnce = ref(kept.atOnce)
  const sound = ref(kept.sound)
  const started = ref(false)
  const failure = shallowRef<OfficeFailure | null>(null)

  const ready = computed(() => round.value !== null && placeId.value !== null)

  async function open(id: number, wantedPlace: number | null): Promise<void> {
    const found = await call('rounds.get', { id })
    const points = found.points
    round.value = found
    roundId.value = id
    const known = points.some((point) => point.id === wantedPlace)
    placeId.value = known ? wantedPlace : points.length === 1 ? (points[0]?.id ?? null) : null
  }

  /** Reads what is open; goes to the round asked for, to what was chosen before, or to the only one there is. */
  async function load(asked: number | null = null): Promise<void> {
    try {
      failure.value = null
      rounds.value = (await call('rounds.list', { state: 'frozen', limit: mostRounds })).rows
      const wanted = asked ?? roundId.value ?? kept.roundId
      const known = rounds.value.find(({ id }) => id === wanted)
      // Another than the one asked for is never opened unasked.
      const only = asked === null && rounds.value.length === 1 ? rounds.value[0] : undefined
      const chosen = known ?? only
      if (chosen !== undefined) await open(chosen.id, placeId.value ?? kept.placeId)
      else clear()
    } catch (error) {
      failure.value = asFailure(error)
    } finally {
      started.value = true
    }
  }

  function clear(): void {
    round.value = null
    roundId.value = null
    placeId.value = null
  }

  async function choose(id: number): Promise<void> {
    try {
      failure.value = null
      await open(id, placeId.value)
    } catch (error) {
      failure.value = asFailure(error)
    }
  }

  function choosePoint(id: number | null): void {
    placeId.value = id
  }

  watch([roundId, placeId, atOnce, sound], () => {
    if (!started.value) return
    const now: Kept = {
      roundId: roundId.value,
      placeId: placeId.value,
      atOnce: atOnce.value,
      sound: sound.value
    }
    localStorage.setItem(key, JSON.stringify(now))
  })

  return {
    rounds,
    round,
    roundId,
    placeId,
    atOnce,
    sound,
    started,
    failure,
    ready,
    load,
    choose,
    choosePoint
  }
}
export type Desk = ReturnType<typeof useDesk>
