import type { TextsOf } from '../../locales/types'
import type { localBenefitsRu } from './texts.ru'

/** Kazakh texts of the maslikhat's benefits, under `localBenefits.`. */
export const localBenefitsKk: TextsOf<typeof localBenefitsRu> = {
  text: 'Мәслихат тізбесі бойынша әлеуметтік көмек түрлері: кімге, қанша және қаншалықты жиі. Істер өтініш берілген күні қолданыстағы редакция бойынша есептеледі.',
  add: 'Көмек түрін енгізу',
  next: 'Жаңа редакция',
  history: 'бұрынғы редакцияларды да көрсету',
  empty: 'Әзірге көмек түрлері жоқ.',
  emptyText: 'Тізбе бос болғанда жергілікті көмекке өтініш қабылдауға болмайды.',
  emptyReader: 'Оларды әкімші енгізеді.',
  saved: 'Сақталды: «{name}», {n}-редакция.',
  versionStays: '{n}-редакция сол күйінде қалады. Сақталғаны {next}-редакция болады.',
  column: {
    name: 'Көмек түрі',
    amount: 'Мөлшері',
    ceiling: 'Табыс шегі',
    categories: 'Санаттары',
    valid: 'Қолданылуы',
    act: 'Актісі'
  },
  kind: { once: 'біржолғы', monthly: 'ай сайын' },
  times: 'жылына {n} рет',
  version: '{n}-редакция',
  usedBy: 'оған {n} шешім негізделген',
  ceilingOf: {
    none: 'табыс ескерілмейді',
    tenge: 'бір адамға {value}',
    mci: 'бір адамға {value} АЕК',
    'poverty-line': 'кедейлік шегінің {value} %-ы',
    'subsistence-minimum': 'ең төмен күнкөріс деңгейінің {value} %-ы'
  },
  anybody: 'кез келген өтініш беруші',
  field: {
    code: 'Коды',
    codeHelp: 'Кіші латын әріптері, цифрлар және дефис. Бұрынғы код – жаңа редакция.',
    nameKk: 'Қазақша атауы',
    nameRu: 'Орысша атауы',
    kind: 'Төлену тәртібі',
    timesAYear: 'Жылына неше рет',
    amountUnit: 'Мөлшердің бірлігі',
    amount: 'Мөлшері',
    ceilingUnit: 'Жан басына шаққандағы табыс шегі',
    ceiling: 'Шегі',
    ceilingHelp: 'Айына бір адамға. Шекке тең табыс одан аспайды.',
    act: 'Актісі',
    actHelp: 'Мәслихаттың шешімі: нөмірі, күні, тармағы.',
    validFrom: 'Қолданылатын күні',
    validUntil: 'Соңғы күні'
  },
  unit: {
    tenge: 'теңге',
    mci: 'АЕК',
    'poverty-line': 'кедейлік шегінің %-ы',
    'subsistence-minimum': 'өңірдің ең төмен күнкөріс деңгейінің %-ы'
  },
  noCeiling: 'табыс ескерілмейді',
  categories: 'Санаттар',
  categoriesHelp: 'Жолдар болмаса, көмек кез келген өтініш берушіге көрсетіледі.',
  addCategory: 'Санат қосу',
  editTitle: 'Мәслихат тізбесі бойынша көмек түрі'
}
