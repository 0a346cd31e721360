/** Russian texts of this feature, under `parameters.`. */
export const parametersRu = {
  enterMissing: 'Ввести недостающий показатель',
  askAdministrator: 'Показатели вводит администратор управления: передайте ему, какого не хватает.'
}
