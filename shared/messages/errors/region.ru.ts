import type { ErrorCode } from '../../errors'

/** Russian sentences of the errors about the regional center and the report. */
export const regionRu = {
  'region-store-unreachable':
    'Сервер PostgreSQL {host} не отвечает ({reason}). Проверьте адрес, порт и сеть; включён ли сервер.',
  'region-store-login': 'Сервер PostgreSQL не впустил «{user}»: проверьте имя и пароль.',
  'region-store-missing':
    'На сервере PostgreSQL нет базы «{database}». Проверьте название или создайте её на сервере.',
  'region-store-rights':
    'Пользователю «{user}» нельзя создавать таблицы в базе «{database}». Дайте ему права на неё.',
  'region-store-certificate':
    'Связь с сервером {host} не защищена как надо ({reason}). Проверьте сертификат сервера.',
  'region-store-plain':
    'Сервер {host} не умеет шифровать связь. Включите на нём TLS или выберите связь без шифрования.',
  'region-store-old': 'Сервер PostgreSQL слишком старый: версия {version}, а нужна {least} или новее.',
  'region-store-newer': 'База области сделана более новой программой. Обновите эту программу.',
  'region-store-url': 'Введите строку подключения к PostgreSQL: postgres://имя:пароль@сервер:порт/база.',
  'region-only': 'Это делает только областной центр.',
  'region-inbox-missing': 'Папка «{path}» не найдена. Укажите папку входящих файлов.',
  'region-office-untrusted': 'Карточка ключа {office} не подтверждена. Сверьте отпечаток с отделом.',
  'region-beginning-open':
    'Отделу {office} новое начало нумерации уже разрешено, файл ещё не пришёл. Если оно не нужно, отзовите его.',
  'months-malformed': 'Первый месяц должен быть не позже последнего, в виде 2026-01.',
  'server-runs': 'Приём уже идёт: {url}.',
  'server-port-taken': 'Порт {port} занят другой программой. Выберите другой.',
  'server-host-unknown': 'На этом компьютере нет адреса {host}.',
  'server-certificate': 'Сертификат и ключ сервера не годятся: нужна пара PEM одного ключа.',
  'server-loopback-only': 'Без сертификата сервер слушает только этот компьютер, а не {host}.',
  'period-malformed': 'Период записан неверно. Полугодие – ГГГГ-H1, квартал – ГГГГ-Q3, месяц – ГГГГ-05.'
} as const satisfies Partial<Record<ErrorCode, string>>
