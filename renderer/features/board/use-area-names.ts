import { shallowReactive, watch } from 'vue'
import { call } from '../../office'

interface Named {
  nameKk: string
  nameRu: string
}
// Places keep their names; what one screen has read the next need not ask for.
const known = shallowReactive(new Map<string, Named>())

/** Names of districts and rural districts by their KATO; one not in the classifier is called by its code. */
export function useAreaNames(codes: () => readonly string[]) {
  async function read(code: string): Promise<void> {
    const answered = await call('classifiers.kato', { code, limit: 1 }).catch(() => null)
    const [row] = answered?.rows ?? []
    known.set(code, row ?? { nameKk: code, nameRu: code })
  }
  watch(
    codes,
    (now) => {
      for (const code of now) if (!known.has(code)) void read(code)
    },
    { immediate: true }
  )
  return (code: string): Named => known.get(code) ?? { nameKk: code, nameRu: code }
}
