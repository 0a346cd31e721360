import type { ErrorCode } from '../../errors'

/** Russian sentences of the errors about sending the period's file. */
export const uploadsRu = {
  'upload-target-missing': 'Некуда отправлять: сначала добавьте, куда идёт файл.',
  'upload-address-malformed':
    'Адрес «{url}» не годится: нужен https://… (http:// – только на этом компьютере).',
  'upload-host-key-malformed': 'Отпечаток ключа сервера пишется так: SHA256: и 43 знака.',
  'target-doubled': 'Место с названием «{name}» уже есть.',
  'upload-host-unknown': 'Адрес {host} не найден. Проверьте его и связь; файл уйдёт, когда связь появится.',
  'upload-refused': '{host} не отвечает. Файл уйдёт, когда сервер будет доступен.',
  'upload-line-cut': 'Связь с {host} оборвалась. Отправка продолжится с того же места.',
  'upload-certificate':
    'Сертификату сервера {host} нельзя верить ({reason}). Ничего не отправлено. Спросите региональный центр.',
  'upload-host-key':
    'Ключ сервера не тот: ждали {expected}, показан {given}. Ничего не отправлено. Спросите региональный центр.',
  'upload-login': 'Сервер не впустил «{user}»: проверьте пароль или ключ.',
  'upload-secret-missing': 'Для «{target}» не сохранён пароль или ключ.',
  'upload-disk-full': 'Там, куда отправляется файл, кончилось место. Освободите его; отправка продолжится.',
  'upload-folder-missing': 'Папки «{folder}» нет. Вставьте флешку или проверьте путь.',
  'upload-folder-unwritable': 'В папку «{folder}» нельзя писать.',
  'upload-file-missing':
    'Файла «{file}» нет в папке данных. Восстановите его из резервной копии или сделайте исправление.',
  'upload-file-changed':
    'Файл «{file}» изменён после того, как был сделан. Он не отправлен. Восстановите его из резервной копии.',
  'upload-name-taken': 'На сервере уже есть другой файл с именем «{file}». Спросите региональный центр.',
  'upload-damaged': 'Копия «{file}» на месте не равна отправленной. Она будет отправлена заново.',
  'upload-server': 'Сервер не принял файл ({status}).',
  'upload-over': 'Эта отправка уже закончена.'
} as const satisfies Partial<Record<ErrorCode, string>>
