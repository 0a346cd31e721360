/** Russian texts of this feature, under `calendar.`. */
export const calendarRu = {}
