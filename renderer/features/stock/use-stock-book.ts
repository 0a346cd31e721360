import { useLoad } from '../../composables/use-load'
import { call } from '../../office'
import type { StockBook } from './stock-book'

/** What the screens of stock work with, read together so that they agree. */
export function useStockBook() {
  return useLoad(async (): Promise<StockBook> => {
    const [items, kits, places, balance, alerts] = await Promise.all([
      call('items.list', {}),
      call('kits.list', {}),
      call('places.list', {}),
      call('stock.balance', {}),
      call('stock.alerts', {})
    ])
    return {
      items: items.items,
      kits: kits.kits,
      places: places.places,
      balance: balance.rows,
      alerts: alerts.alerts
    }
  })
}
