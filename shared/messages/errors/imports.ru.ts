import type { ErrorCode } from '../../errors'

/** Russian sentences of the errors about lists that come in. */
export const importsRu = {
  'row-repeated': 'Повторяет строку {row} этого файла, поэтому не записывается.',
  'row-contradicts': 'Противоречит строке {row} этого файла: запись та же, значения другие. Оставьте одну.',
  'application-draft-known': 'Заявление № {number} уже есть среди черновиков ({owner}).',
  'application-case-known': 'Заявление № {number} уже зарегистрировано: дело {case}.',
  'application-number-taken': 'Номер {number} уже у заявления другого человека. Проверьте номер в e-GOV.',
  'applicant-not-on-record': 'Человека с ИИН {iin} в базе нет: его внесут при приёме заявления.',
  'member-not-on-record':
    'Названного в заявлении человека с ИИН {iin} в базе нет: его внесут при приёме заявления.',
  'housing-case-missing': '{who}: открытого дела о жилищной помощи нет.',
  'housing-case-other-quarter': 'Дело {number} ждёт счета за {quarter}, а в строке {month}.',
  'bill-of-other-applicant': 'По делу {number} обратился другой человек. Проверьте номер дела и ИИН.',
  'stock-place-unknown': 'Склада или пункта «{place}» нет. Возьмите код или название из списка.',
  'item-unknown': 'Товара «{item}» нет. Возьмите код или название из списка.',
  'receipt-differs':
    'По накладной {waybill} уже принято {stored}, а в файле {given}. Проверьте, отдельный ли это приход.',
  'kato-code-parts': 'Код {code} не сходится со столбцами AB, CD, EF, HIJ.',
  'kato-parent-missing': 'Кода {parent} нет ни в таблице, ни в файле, а {code} относится к нему.',
  'kato-not-in-file': 'В файле нет кода {code} ({name}); в таблице он остаётся как есть.',
  'kato-more-not-in-file': 'В файле нет ещё {count} кодов таблицы; они остаются как есть.',
  'kato-used-since': 'Код {code} уже стоит в адресах, поэтому импорт не отменить.',
  'parameter-used':
    '«{parameter}» (с {from}) лежит в основе решений: {count}. Импортом его не изменить и не отменить.',
  'parameter-unit': '«{parameter}» вводится в единице {expected}, а в файле «{unit}».',
  'import-state': 'С этим импортом так уже нельзя: он уже не на проверке или ещё не записан.',
  'import-outdated':
    'С проверки данные изменились: строка {row} была бы записана иначе. Проверьте файл ещё раз.',
  'import-changed-since':
    'Отменить нельзя: записанное из строки {row} с тех пор изменили. Ничего не отменено.',
  'import-used': 'Отменить нельзя: записанное из строки {row} уже используется. Ничего не отменено.',
  'import-choice': 'Для строки {row} так решить нельзя.',
  'file-has-macros': 'В файле «{file}» макросы. Сохраните его как обычную книгу XLSX или CSV.',
  'file-has-files': 'В файле «{file}» спрятан другой файл: «{part}». Возьмите файл без вложений.',
  'file-has-entities':
    'Файл «{file}» ссылается на посторонние данные, его нельзя читать. Сохраните его заново в программе таблиц.',
  'file-encodings-mixed':
    'В файле «{file}» смешаны две кодировки (со строки {row}). Сохраните его заново в программе таблиц в UTF-8.',
  'file-cell-too-long': 'В файле «{file}» слишком длинная ячейка (строка {row}): не больше {max} знаков.'
} as const satisfies Partial<Record<ErrorCode, string>>
