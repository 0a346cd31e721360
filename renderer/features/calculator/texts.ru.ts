/** Russian texts of this feature, under `calculator.`. */
export const calculatorRu = {}
