import { computed } from 'vue'
import { useLoad } from '../../composables/use-load'
import { call } from '../../office'
import type { ImportFieldInfo, ImportKindInfo } from './import-words'

/** The kinds of lists with their columns; those one may take in first. */
export function useKinds() {
  const { data, failure, load } = useLoad(async () => (await call('imports.kinds', {})).kinds)
  void load()
  const allowed = computed<readonly ImportKindInfo[]>(() => data.value?.filter((one) => one.allowed) ?? [])

  function fieldsOf(kind: ImportKindInfo['kind']): readonly ImportFieldInfo[] {
    return data.value?.find((one) => one.kind === kind)?.fields ?? []
  }
  return { kinds: data, allowed, fieldsOf, failure, load }
}
