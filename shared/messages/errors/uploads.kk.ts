import type { uploadsRu } from './uploads.ru'

/** Kazakh sentences of the errors about sending the period's file. */
export const uploadsKk: Readonly<Record<keyof typeof uploadsRu, string>> = {
  'upload-target-missing': 'Жіберетін жер жоқ: алдымен файл қайда баратынын қосыңыз.',
  'upload-address-malformed':
    '«{url}» мекенжайы жарамайды: https://… керек (http:// – осы компьютерде ғана).',
  'upload-host-key-malformed': 'Сервер кілтінің таңбасы былай жазылады: SHA256: және 43 таңба.',
  'target-doubled': '«{name}» деген орын бұрыннан бар.',
  'upload-host-unknown':
    '{host} мекенжайы табылмады. Оны және байланысты тексеріңіз; байланыс болғанда файл кетеді.',
  'upload-refused': '{host} жауап бермейді. Сервер қолжетімді болғанда файл кетеді.',
  'upload-line-cut': '{host} серверімен байланыс үзілді. Жіберу сол жерінен жалғасады.',
  'upload-certificate':
    '{host} серверінің сертификатына сенуге болмайды ({reason}). Ештеңе жіберілмеді. Өңірлік орталықтан сұраңыз.',
  'upload-host-key':
    'Сервер кілті басқа: {expected} күтілген, {given} көрсетілді. Ештеңе жіберілмеді. Өңірлік орталықтан сұраңыз.',
  'upload-login': 'Сервер «{user}» деген кірушіні кіргізбеді: құпиясөзді немесе кілтті тексеріңіз.',
  'upload-secret-missing': '«{target}» үшін құпиясөз не кілт сақталмаған.',
  'upload-disk-full': 'Файл жіберілетін жерде орын қалмады. Орын босатыңыз; жіберу жалғасады.',
  'upload-folder-missing': '«{folder}» қалтасы жоқ. Флешканы салыңыз немесе жолын тексеріңіз.',
  'upload-folder-unwritable': '«{folder}» қалтасына жазуға болмайды.',
  'upload-file-missing':
    '«{file}» файлы деректер қалтасында жоқ. Оны сақтық көшірмеден қалпына келтіріңіз немесе түзету жасаңыз.',
  'upload-file-changed':
    '«{file}» файлы жасалғаннан кейін өзгертілген. Ол жіберілмеді. Оны сақтық көшірмеден қалпына келтіріңіз.',
  'upload-name-taken': 'Серверде «{file}» атымен басқа файл бар. Өңірлік орталықтан сұраңыз.',
  'upload-damaged': 'Барған «{file}» көшірмесі жіберілгенге тең емес. Ол қайта жіберіледі.',
  'upload-server': 'Сервер файлды қабылдамады ({status}).',
  'upload-over': 'Бұл жіберу аяқталған.'
}
