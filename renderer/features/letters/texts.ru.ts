/** Russian texts of this feature, under `letters.`. */
export const lettersRu = {}
