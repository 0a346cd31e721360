import type { DatasetName } from '@shared/exchange/datasets'
import type { Bilingual } from '../documents/letter-data'

/** What the data sets are called on paper. */
export const datasetWords: Record<DatasetName, Bilingual> = {
  people: { kk: 'Адамдар', ru: 'Люди' },
  decisions: { kk: 'Шешімдер', ru: 'Решения' },
  members: { kk: 'Шешімдердегі отбасы мүшелері', ru: 'Члены семей в решениях' },
  payments: { kk: 'Төлемдер', ru: 'Выплаты' },
  rounds: { kk: 'Тарату кезеңдері', ru: 'Раздачи' },
  hand_outs: { kk: 'Берілгендер', ru: 'Выдачи' },
  stock: { kk: 'Қойма', ru: 'Склад' },
  services: { kk: 'Қызметтер', ru: 'Услуги' },
  counts: { kk: 'Бақылау сандары', ru: 'Контрольные числа' }
}

/** What the sums are of. */
export const sumWords: Record<string, Bilingual> = {
  total_tiyn: { kk: 'барлығы', ru: 'всего' },
  amount_tiyn: { kk: 'сомасы', ru: 'сумма' },
  lines: { kk: 'тізім жолдары', ru: 'строк в списках' },
  handed_out: { kk: 'берілді', ru: 'выдано' },
  quantity: { kk: 'саны', ru: 'количество' },
  received: { kk: 'келді', ru: 'поступило' },
  written_off: { kk: 'есептен шықты', ru: 'списано' },
  on_hand: { kk: 'қалдық', ru: 'остаток' },
  value: { kk: 'қосындысы', ru: 'в сумме' }
}

export const totalsWords = {
  title: { kk: 'Кезең файлының бақылау қорытындылары', ru: 'Контрольные итоги файла за период' },
  office: { kk: 'Бөлім', ru: 'Отдел' },
  region: { kk: 'Кімге', ru: 'Кому' },
  period: { kk: 'Кезең', ru: 'Период' },
  number: { kk: 'Файлдың нөмірі', ru: 'Номер файла' },
  correction: { kk: '№ {number} түзету', ru: 'исправление № {number}' },
  first: { kk: 'алғашқы', ru: 'первый' },
  personal: { kk: 'Жеке деректер', ru: 'Личные данные' },
  hashed: { kk: 'ЖСН тек кілттелген белгі түрінде', ru: 'ИИН только в виде ключевого отпечатка' },
  full: { kk: 'ЖСН мен аты-жөні бар', ru: 'с ИИН и именами' },
  made: { kk: 'Жасалған күні', ru: 'Дата' },
  madeBy: { kk: 'Жасаған', ru: 'Сделал' },
  dataset: { kk: 'Деректер', ru: 'Данные' },
  rows: { kk: 'Жолдар', ru: 'Строк' },
  sums: { kk: 'Бақылау сомалары', ru: 'Контрольные суммы' },
  file: { kk: 'Файл', ru: 'Файл' },
  hash: { kk: 'Файлдың SHA-256 мәні', ru: 'SHA-256 файла' },
  signer: { kk: 'Бөлім кілтінің таңбасы', ru: 'Отпечаток ключа отдела' },
  head: { kk: 'Бөлім басшысы', ru: 'Руководитель отдела' },
  maker: { kk: 'Орындаушы', ru: 'Исполнитель' },
  printed: { kk: 'басылды', ru: 'напечатано' },
  page: { kk: 'бет', ru: 'стр.' }
} as const satisfies Record<string, Bilingual>
