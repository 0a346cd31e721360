/** What each column of a list is called. */
export const importFieldsRu = {
  iin: 'ИИН'
}
