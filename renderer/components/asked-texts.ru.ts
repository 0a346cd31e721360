/** Russian texts of the form made from a programme's own description, under `asked.`. */
export const askedRu = {
  notChosen: 'не выбрано',
  notSaid: 'не указано',
  addRow: 'Добавить строку',
  removeRow: 'Убрать строку {row}',
  noRows: 'Строк ещё нет. Enter в последней строке добавляет следующую, Ctrl+Delete убирает.',
  cell: '{column}, строка {row}',
  sum: '{what}, всего:'
}
