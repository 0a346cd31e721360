/** Russian texts under `catalogue.`. */
export const catalogueRu = { title: '…' }
