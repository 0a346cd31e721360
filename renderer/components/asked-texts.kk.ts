import type { TextsOf } from '../locales/types'
import type { askedRu } from './asked-texts.ru'

/** Kazakh texts of the form made from a programme's own description, under `asked.`. */
export const askedKk: TextsOf<typeof askedRu> = {
  notChosen: 'таңдалмаған',
  notSaid: 'көрсетілмеген',
  addRow: 'Жол қосу',
  removeRow: '{row}-жолды алып тастау',
  noRows: 'Әзірге жол жоқ. Соңғы жолда Enter келесісін қосады, Ctrl+Delete жолды алып тастайды.',
  cell: '{column}, {row}-жол',
  sum: '{what}, барлығы:'
}
