import type { FeatureHandlers } from '../../ipc/call'
import { assembleKits, takeKitsApart } from './assembling'
import { reverseMovement, writeOffGoods } from './corrections'
import { countStock, dropCount, finaliseCount, listCounts } from './counts'
import { listItems, saveItem } from './items'
import { listKits, saveKit } from './kits'
import { stockAlerts, stockBalance, stockLedger } from './overview'
import { listPlaces, savePlace } from './places'
import { receiveGoods } from './receive'
import { confirmMove, listTransfers, moveGoods, recallMove } from './transfers'

export const stockHandlers: FeatureHandlers<'items' | 'kits' | 'places' | 'stock'> = {
  'items.save': saveItem,
  'items.list': listItems,
  'kits.save': saveKit,
  'kits.list': listKits,
  'places.save': savePlace,
  'places.list': listPlaces,
  'stock.receive': receiveGoods,
  'stock.move': moveGoods,
  'stock.confirmMove': confirmMove,
  'stock.recallMove': recallMove,
  'stock.transfers': listTransfers,
  'stock.assemble': assembleKits,
  'stock.takeApart': takeKitsApart,
  'stock.writeOff': writeOffGoods,
  'stock.reverse': reverseMovement,
  'stock.count': countStock,
  'stock.finaliseCount': finaliseCount,
  'stock.dropCount': dropCount,
  'stock.counts': listCounts,
  'stock.balance': stockBalance,
  'stock.ledger': stockLedger,
  'stock.alerts': stockAlerts
}
