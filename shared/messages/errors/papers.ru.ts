import type { ErrorCode } from '../../errors'

/** Russian sentences of the errors about letters and other papers. */
export const papersRu = {
  'letter-blank-field': 'В документе пустое место «{field}», поэтому он не создан. Заполните эти данные.',
  'letter-glyph-missing': 'В шрифте документов нет знака «{glyph}» (поле «{field}»). Замените его.',
  'paper-file-unknown':
    'Файла «{file}» нет на месте, или он изменён после печати. Напечатайте документ снова.',
  'letters-none-left': 'В этом продлении все письма уже напечатаны.',
  'letter-file-unknown': 'Файл письма не найден. Создайте письмо снова.',
  'letter-template-faulty':
    'Шаблон «{template}» неисправен: блок «{block}». Попросите администратора вернуть прежний шаблон.',
  'template-unchanged': 'Текст не изменён: сохранять нечего. Измените хотя бы одну строку.',
  'letter-template-missing':
    'Нет шаблона «{template}» версии {version}. Попросите администратора вернуть его на место.',
  'letter-worker-failed':
    'Документ не создан: сбой при печати. Повторите; если не поможет, перезапустите программу.'
} as const satisfies Partial<Record<ErrorCode, string>>
