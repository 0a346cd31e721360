/** Russian texts of this feature, under `accounts.`. */
export const accountsRu = {}
