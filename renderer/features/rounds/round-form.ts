import { inject, provide, type InjectionKey } from 'vue'
import type { OutputOf } from '@shared/contract'
import { call } from '../../office'
import type { RoundDraft } from './round-draft'

export type PeopleList = OutputOf<'peopleLists.all'>['lists'][number]

/** What a round can be made of: wares, places, ready-made categories and lists of people. */
export interface RoundChoices {
  items: OutputOf<'items.list'>['items']
  kits: OutputOf<'kits.list'>['kits']
  places: OutputOf<'places.list'>['places']
  ready: OutputOf<'rounds.categories'>['programmes']
  lists: PeopleList[]
}

export async function loadRoundChoices(): Promise<RoundChoices> {
  const [{ items }, { kits }, { places }, { programmes }, { lists }] = await Promise.all([
    call('items.list', {}),
    call('kits.list', {}),
    call('places.list', {}),
    call('rounds.categories', {}),
    call('peopleLists.all', {})
  ])
  return { items, kits, places, ready: programmes, lists }
}

/** The form's values and choices, for the parts of the form. */
export interface RoundFormContext {
  values: RoundDraft
  choices: RoundChoices
  /** Categories whose conditions are shown as fields, by key. */
  opened: Set<number>
}

const key: InjectionKey<RoundFormContext> = Symbol('round form')

export function provideRoundForm(context: RoundFormContext): void {
  provide(key, context)
}

export function useRoundForm(): RoundFormContext {
  const context = inject(key)
  if (context === undefined) throw new Error('no form of a round round this part')
  return context
}
