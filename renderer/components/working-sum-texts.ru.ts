/** Russian texts of the written sum, under `working.`. */
export const workingRu = {
  title: 'Как получена сумма',
  copy: 'Копировать расчёт',
  empty: 'Расчёта ещё нет',
  sign: { '': '', '+': 'плюс', '-': 'минус', '*': 'умножить на', '/': 'разделить на', '=': 'равно' },
  choice: { max: 'Берётся большее', min: 'Берётся меньшее' },
  between: 'Вместе',
  taken: 'берётся',
  notTaken: 'не берётся',
  rounded: 'Точно {exact}, округлено до {unit}, {mode}',
  roundingUnit: { tiyn: 'тиына', tenge: 'целого тенге', other: 'кратного {n} ₸' },
  roundingMode: {
    'half-up': 'половина вверх',
    'half-even': 'половина к чётному',
    down: 'вниз',
    up: 'вверх'
  },
  sources: 'Откуда цифры',
  valid: 'действует {from} – {until}',
  validSince: 'действует с {from}',
  region: 'регион {region}',
  mark: 'пометка {mark}: {meaning}',
  rounding: 'Округление',
  counted: 'Кто учтён',
  months: 'К выплате по месяцам',
  ofThat: 'АСП {asp} + доплата на детей {child}',
  total: 'Всего за период'
}
