import { computed, onBeforeUnmount, ref, shallowRef } from 'vue'
import type { ListPage } from '../../../components/data-list-types'
import { useLoad } from '../../../composables/use-load'
import { call } from '../../../office'
import { useUnlock } from '../keys/use-unlock'
import { isMoving, type MadeFile } from './file-words'

/** How often the screen looks at what is on its way, in milliseconds. */
const lookEvery = 1500

interface ListOfFiles {
  refresh: () => Promise<void>
  select: (id: number) => void
}

/** All the screen of files knows: the files, what is due, what is still to be set up. */
export function useFiles(list: () => ListOfFiles | null) {
  const unlock = useUnlock()
  const files = shallowRef<readonly MadeFile[]>([])
  const currentId = ref<number | null>(null)
  const status = useLoad(() => call('exports.status', {}))
  const profile = useLoad(() => call('exports.profile', {}))
  const targets = useLoad(() => call('exports.targets', {}))
  let timer: ReturnType<typeof setTimeout> | undefined
  onBeforeUnmount(() => clearTimeout(timer))

  const current = computed(
    () => files.value.find(({ id }) => id === currentId.value) ?? files.value[0] ?? null
  )
  const ready = computed(() => ({
    keys: unlock.current.value !== null,
    region:
      unlock.keys.data.value?.trusted.some(({ kind, state }) => kind === 'region' && state === 'trusted') ===
      true,
    profile: profile.data.value?.profile != null,
    target: targets.data.value?.targets.some(({ active }) => active) === true
  }))
  const known = computed(
    () => unlock.keys.data.value !== null && profile.data.value !== null && targets.data.value !== null
  )

  function page(cursor: string | undefined, limit: number): Promise<ListPage<MadeFile>> {
    return call('exports.list', { limit, ...(cursor === undefined ? {} : { cursor }) })
  }

  /** What the list has now; while something of it is on its way, it is looked at again. */
  function took(rows: readonly MadeFile[]): void {
    files.value = rows
    clearTimeout(timer)
    if (rows.some(isMoving)) timer = setTimeout(() => void look(), lookEvery)
  }

  /** Looks again at everything that may have changed. */
  async function look(): Promise<void> {
    await Promise.all([list()?.refresh(), status.load()])
  }
  /** Looks again, and goes to this file. */
  async function goTo(id: number): Promise<void> {
    currentId.value = id
    await look()
    list()?.select(id)
  }
  async function load(): Promise<void> {
    await Promise.all([unlock.keys.load(), profile.load(), targets.load(), status.load()])
  }
  return {
    unlock,
    files,
    currentId,
    current,
    status,
    profile,
    targets,
    ready,
    known,
    page,
    took,
    look,
    goTo,
    load
  }
}
