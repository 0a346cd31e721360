/** Russian texts of this feature, under `review.`. */
export const reviewRu = {}
