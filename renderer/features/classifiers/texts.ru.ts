/** Russian texts of this feature, under `classifiers.`. */
export const classifiersRu = {}
