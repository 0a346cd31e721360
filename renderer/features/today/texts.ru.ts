/** Russian texts of this feature, under `today.`. */
export const todayRu = {}
