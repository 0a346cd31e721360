/** Russian texts of this feature, under `settings.`. */
export const settingsRu = {}
