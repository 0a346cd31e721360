import { computed, onMounted, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { collate } from '@shared/domain/format'
import type { OutputOf } from '@shared/contract'
import { currentLocale } from '../../locales/i18n'
import { call } from '../../office'

type Place = OutputOf<'classifiers.kato'>['rows'][number]
// Regions change once in years; one reading serves every screen of this window.
const places = shallowRef<readonly Place[]>([])

/** The regions of the classifier by name, and the name of one by its two digits. */
export function useRegions() {
  const { locale } = useI18n()
  onMounted(async () => {
    if (places.value.length > 0) return
    const answered = await call('classifiers.kato', { parent: null, limit: 500 }).catch(() => null)
    places.value = answered?.rows ?? []
  })
  const regions = computed(() =>
    places.value
      .map((place) => ({ code: place.code, name: locale.value === 'kk' ? place.nameKk : place.nameRu }))
      .sort((a, b) => collate(currentLocale())(a.name, b.name))
  )
  function regionName(code: string): string {
    return regions.value.find((region) => region.code.startsWith(code))?.name ?? code
  }
  return { regions, regionName }
}
