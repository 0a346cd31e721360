import type { FeatureHandlers } from '../../ipc/call'
import { notBuilt } from '../not-built'
import { listItems, saveItem } from './items'
import { listKits, saveKit } from './kits'
import { listPlaces, savePlace } from './places'

export const stockHandlers: FeatureHandlers<'items' | 'kits' | 'places' | 'stock'> = {
  'items.save': saveItem,
  'items.list': listItems,
  'kits.save': saveKit,
  'kits.list': listKits,
  'places.save': savePlace,
  'places.list': listPlaces,
  'stock.receive': notBuilt,
  'stock.move': notBuilt,
  'stock.confirmMove': notBuilt,
  'stock.recallMove': notBuilt,
  'stock.transfers': notBuilt,
  'stock.assemble': notBuilt,
  'stock.takeApart': notBuilt,
  'stock.writeOff': notBuilt,
  'stock.reverse': notBuilt,
  'stock.count': notBuilt,
  'stock.finaliseCount': notBuilt,
  'stock.dropCount': notBuilt,
  'stock.counts': notBuilt,
  'stock.balance': notBuilt,
  'stock.ledger': notBuilt,
  'stock.alerts': notBuilt
}
