/** Russian texts of this feature, under `office.`. */
export const officeRu = {}
