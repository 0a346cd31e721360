import type { TextsOf } from '../../locales/types'
import type { calculatorRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const calculatorKk: TextsOf<typeof calculatorRu> = {
  title: 'Есептегіш',
  lead: 'Кеңес беруге арналған, іс ашылмайтын есептеу. Ештеңе сақталмайды.',
  question: 'Не туралы сұралады',
  programme: 'Бағдарлама',
  facts: 'Бағдарлама не сұрайды',
  appliedOn: 'Жүгінген күні',
  region: 'Өңір',
  incomeQuarter: '{quarter} табысы есептеледі',
  family: 'Отбасы',
  member: '{n}-адам',
  bornOn: 'Туған күні',
  sex: 'Жынысы',
  ableBodied: 'Еңбекке қабілетті',
  student: 'Күндізгі бөлімде оқиды',
  disability: 'Мүгедектік',
  caresFor: 'Күтім',
  caresForNobody: 'жоқ',
  addMember: 'Адам қосу',
  removeMember: 'Алып тастау: {who}',
  incomes: 'Тоқсандағы табыс',
  incomesNone: 'Табыс жоқ. Бар болса, жол қосыңыз.',
  incomeOf: 'Кімнің табысы',
  incomeKind: 'Табыс түрі',
  amount: 'Тоқсан үшін',
  addIncome: 'Табыс қосу',
  removeIncome: 'Табысты алып тастау: {who}, {kind}',
  figures: 'Көрсеткіштер',
  figuresLead: 'Бос болса, бағдарламаның анықтамалығынан алынады.',
  figuresMissing:
    'Бұл күн мен өңір үшін анықтамалықта шама жоқ. Кедейлік шегін немесе ол есептелетін шамаларды енгізіңіз.',
  lacks:
    '{date} күніне «{parameter}» көрсеткіші жоқ. Оны жоғарыда тек осы есептеу үшін енгізіңіз: ол сақталмайды.',
  povertyLine: 'Жүгінген тоқсандағы кедейлік шегі',
  subsistence: 'Өңірдің алдыңғы тоқсандағы ең төмен күнкөріс деңгейі',
  median: 'Өңірдің алдыңғы тоқсандағы медианалық табысы',
  or: 'немесе',
  result: 'Нәтиже',
  why: 'Неліктен',
  waiting: 'Жүгінген күнін және кемінде бір адамның туған күнін енгізіңіз: есептеу бірден шығады.',
  waitingAsked:
    'Өтініш күнін, кемінде бір адамның туған күнін және жұлдызшамен белгіленгенді енгізіңіз: есеп бірден шығады.',
  entitled: 'Көмек тиесілі',
  refused: 'Көмек тиесілі емес',
  perMonth: 'айына {amount}',
  kind: 'Көмек {kind}',
  copyResult: 'Нәтижені көшіру',
  clear: 'Тазарту',
  caveat:
    'Айтылған мәліметтер бойынша алдын ала есептеу. Шешім құжаттар тексеріліп, зерттеп-қарау жүргізілгеннен кейін қабылданады.'
}
