import { CircleCheck, CircleClose, RefreshRight } from '@element-plus/icons-vue'
import type { OutputOf } from '@shared/contract'
import type { Month } from '@shared/domain/quarter'
import { addMonthsTo } from '@shared/domain/quarter'
import { collate } from '@shared/domain/format'
import { searchKey } from '@shared/domain/search-key'
import type { ListSort } from '../../components/data-list-types'
import type { TagLook } from '../../components/tag-tones'
import { formatDate, formatMonth } from '../../format'
import { currentLocale } from '../../locales/i18n'
import { partyName } from '../exchange/party-name'

export type District = OutputOf<'region.status'>['districts'][number]
export type Package = OutputOf<'region.packages'>['rows'][number]
export type Double = OutputOf<'region.doubles'>['rows'][number]

export const packageLooks: Record<Package['state'], TagLook> = {
  loaded: { tone: 'good', icon: CircleCheck },
  superseded: { tone: 'neutral', icon: RefreshRight },
  refused: { tone: 'bad', icon: CircleClose }
}

/** What the list of districts can be narrowed to. */
export const districtFilters = ['all', 'missing', 'refused'] as const
export type DistrictFilter = (typeof districtFilters)[number]

function passes(district: District, filter: DistrictFilter): boolean {
  if (filter === 'missing') return district.missing.length > 0
  return filter === 'all' || district.refused > 0
}

/** The districts of a filter whose name or code holds the text, in any spelling. */
export function chosenDistricts(
  districts: readonly District[],
  filter: DistrictFilter,
  text: string
): District[] {
  const words = searchKey(text)
  return districts.filter(
    (district) =>
      passes(district, filter) &&
      searchKey(`${district.office.nameKk} ${district.office.nameRu} ${district.office.kato}`).includes(words)
  )
}

const measures: Record<string, (district: District) => number> = {
  families: ({ families }) => families,
  people: ({ people }) => people,
  paid: ({ paid }) => Number(paid),
  refused: ({ refused }) => refused,
  missing: ({ missing }) => missing.length
}

/** Sorted by a figure, or by the name in the language of the screen. */
export function sortedDistricts(districts: readonly District[], sort: ListSort): District[] {
  const measure = measures[sort.key]
  const byName = collate(currentLocale())
  const sorted = [...districts].sort((a, b) => {
    const names = byName(partyName(a.office), partyName(b.office))
    return measure === undefined ? names : measure(a) - measure(b) || names
  })
  return sort.descending ? sorted.reverse() : sorted
}

/** A month of money or a day of a hand-out in words. */
export function whenText(when: string): string {
  return when.length === 7 ? formatMonth(when) : formatDate(when)
}

/** The half-year that ends with the month before this one: what is looked through first. */
export function lastHalfYear(month: Month): { from: Month; to: Month } {
  return { from: addMonthsTo(month, -6), to: addMonthsTo(month, -1) }
}

const nextSteps: Readonly<Record<string, 'again' | 'keys' | 'chain' | 'profile'>> = {
  'package-truncated': 'again',
  'package-damaged': 'again',
  'package-malformed': 'again',
  'package-signer-unknown': 'keys',
  'package-recipient-wrong': 'keys',
  'package-sequence-gap': 'chain',
  'package-chain-broken': 'chain',
  'package-replayed': 'chain',
  'package-period-kind': 'profile'
}

/** What the region does about a refused file; mostly its sender puts it right by the receipt. */
export function nextStep(refusal: string): 'again' | 'keys' | 'chain' | 'profile' | 'sender' {
  return nextSteps[refusal] ?? 'sender'
}
