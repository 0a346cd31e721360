import type { keysRu } from './keys.ru'

/** Kazakh sentences of the errors about keys. */
export const keysKk: Readonly<Record<keyof typeof keysRu, string>> = {
  'key-missing': 'Өз кілтіңіз әлі жоқ. Оны «Кілттер» бөлімінде жасаңыз.',
  'key-exists': 'Мұндай кілт бар. Оның орнына жаңасын кілтті ауыстыру арқылы жасайды.',
  'key-passphrase-missing': 'Кілт құпия сөйлеммен жабылған. Оны енгізіңіз.',
  'key-passphrase-wrong': 'Құпия сөйлем сәйкес келмейді.',
  'key-sealed-elsewhere':
    'Кілтті басқа компьютердің немесе басқа пайдаланушының жүйесі жапқан. Оны сейфтегі көшірмеден қайтарыңыз.',
  'key-card-malformed': 'Бұл Komek кілтінің карточкасы емес. Жолын түгел көшіріңіз.',
  'key-card-own': 'Бұл өз карточкаңыз. Екінші тараптың карточкасы керек.',
  'key-fingerprint-wrong': 'Таңба өзге: бұл карточканікі {fingerprint}. Кілт қабылданбады.',
  'key-revoked': 'Бұл кілтке сенім тоқтатылған. Тараптан жаңа карточка алыңыз.',
  'key-backup-malformed': 'Бұл Komek кілттерінің көшірмесі емес.',
  'key-backup-foreign': 'Кілттердің көшірмесі бұл бөлімге емес, {kato} үшін жасалған.'
}
