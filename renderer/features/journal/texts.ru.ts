/** Russian texts of this feature, under `journal.`. */
export const journalRu = {}
