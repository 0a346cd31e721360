/** Russian texts of this feature, under `parameters.`. */
export const parametersRu = {}
