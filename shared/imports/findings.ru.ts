/** Russian sentences of what is found in the rows of a list. `{name}` is filled from the finding's data. */
export const findingsRu: Readonly<Record<string, string>> = {
  // cells
  'field-required': 'Ячейка пуста, а без неё строку нельзя взять.',
  'iin-padded': 'Таблица потеряла нули в начале ИИН, дополнено до {iin}.',
  'name-letters-mixed': 'В имени латинские буквы, похожие на кириллицу. Взято «{name}».',
  'amount-ambiguous': 'Непонятно, тысячи это или дробь: «{text}». Напишите сумму без разделителя тысяч.',
  'number-malformed': 'Это не число: «{text}».',
  'phone-several': 'В ячейке несколько телефонов, взят {phone}.',
  'place-unknown': 'Такого места нет в справочнике КАТО: «{text}».',
  'place-ambiguous': 'Мест с названием «{text}»: {count}. Укажите код КАТО или район.',
  'choice-unknown': 'Такого значения нет: «{text}».',
  'date-century': 'Год в дате «{text}» из двух цифр, понято как {date}.',
  'sex-unknown': 'Пол не понят: «{text}».',
  // rows
  'duplicate-in-file': 'Этот человек уже есть в строке {row} файла.',
  'duplicate-like': 'Похож на уже внесённого: {name}, {bornOn}. Сравните и решите.',
  'duplicate-like-in-file': 'Похож на строку {row} файла. Сравните и решите.',
  'row-repeated': 'Такая же строка уже есть: {row}.',
  'address-incomplete': 'Адрес неполный (нужны и населённый пункт, и улица с домом), он не взят.',
  'stays-in-family': 'Человек уже состоит в другой семье и останется в ней.',
  'head-unknown': 'Главы семьи с ИИН {iin} нет ни в файле, ни в базе.',
  'family-left-out': 'В строке {row} этой же семьи ошибка: семья берётся целиком или не берётся.',
  'name-differs': 'Под этим ИИН внесён другой человек: {name}.',
  'mark-overlaps': 'Такая отметка уже есть за эти дни.'
}
