/** Russian texts of this feature, under `search.`. */
export const searchRu = {}
