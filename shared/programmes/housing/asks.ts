import type { AskedField, SimpleField } from '../asked'
import { billKindNames, billKinds } from './kinds'

const billFields: readonly SimpleField[] = [
  {
    kind: 'choice',
    name: 'kind',
    label: { kk: 'Қызмет', ru: 'Услуга' },
    required: true,
    options: billKinds.map((value) => ({ value, label: billKindNames[value] }))
  },
  { kind: 'month', name: 'month', label: { kk: 'Ай', ru: 'Месяц' }, required: true },
  { kind: 'amount', name: 'amount', label: { kk: 'Есептелген сома', ru: 'Начислено' }, required: true },
  {
    kind: 'quantity',
    name: 'quantity',
    label: { kk: 'Шот бойынша мөлшер', ru: 'Количество по счёту' },
    help: {
      kk: 'Жылыту – Гкал, су, газ және су бұру – м³, электр энергиясы – кВт·сағ. Басқа қызметтер үшін қажет емес.',
      ru: 'Отопление – Гкал, вода, газ и водоотведение – м³, электроэнергия – кВт·ч. Для остальных услуг не нужно.'
    },
    required: false,
    places: 4,
    min: '0',
    max: '100000',
    unit: { kk: 'бірл.', ru: 'ед.' }
  },
  {
    kind: 'yes-no',
    name: 'metered',
    label: { kk: 'Есептегіш бойынша', ru: 'По счётчику' },
    help: {
      kk: 'Есептегіші жоқ жылыту тек ауданның нормасы бойынша есептеледі.',
      ru: 'Отопление без счётчика считается только по норме площади.'
    },
    required: false
  },
  {
    kind: 'amount',
    name: 'oldFee',
    label: { kk: 'Бұрынғы абоненттік төлем', ru: 'Прежняя абонентская плата' },
    help: {
      kk: 'Тек телефон үшін: абоненттік төлемнің өсімі ғана есепке алынады.',
      ru: 'Только для телефона: учитывается лишь повышение абонентской платы.'
    },
    required: false
  }
]

/** What housing assistance asks beside family and income. */
export const housingAsks: readonly AskedField[] = [
  {
    kind: 'rows',
    name: 'bills',
    label: { kk: 'Өткен тоқсанның шоттары', ru: 'Счета за предшествующий квартал' },
    help: {
      kk: 'Әр қызметке айына бір жол.',
      ru: 'По одной строке на услугу и месяц.'
    },
    required: true,
    inCase: true,
    fields: billFields,
    most: 60
  },
  {
    kind: 'quantity',
    name: 'area',
    label: { kk: 'Тұрғынжайдың жалпы ауданы', ru: 'Общая площадь жилища' },
    help: {
      kk: 'Жылыту мен үйді күтіп-ұстау шоттары үшін қажет.',
      ru: 'Нужна для счетов за отопление и содержание дома.'
    },
    required: false,
    inCase: true,
    places: 1,
    min: '1',
    max: '10000',
    unit: { kk: 'м²', ru: 'м²' }
  },
  {
    kind: 'yes-no',
    name: 'onlyHome',
    label: { kk: 'Бұл – отбасының жалғыз тұрғынжайы', ru: 'Это единственное жилище семьи' },
    required: false,
    inCase: true
  },
  {
    kind: 'yes-no',
    name: 'registeredThere',
    label: {
      kk: 'Отбасы осы мекенжайда тіркелген және тұрады',
      ru: 'Семья зарегистрирована по этому адресу и живёт там'
    },
    required: false,
    inCase: true
  }
]
