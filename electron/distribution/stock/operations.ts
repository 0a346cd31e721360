import type { FeatureHandlers } from '../../ipc/call'
import { notBuilt } from '../not-built'

export const stockHandlers: FeatureHandlers<'items' | 'kits' | 'places' | 'stock'> = {
  'items.save': notBuilt,
  'items.list': notBuilt,
  'kits.save': notBuilt,
  'kits.list': notBuilt,
  'places.save': notBuilt,
  'places.list': notBuilt,
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
