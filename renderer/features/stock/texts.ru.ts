/** Russian texts under `stock.`. */
export const stockRu = { title: '…' }
