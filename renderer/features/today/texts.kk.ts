import type { TextsOf } from '../../locales/types'
import type { todayRu } from './texts.ru'

/** Kazakh texts of the day's work: the same keys. */
export const todayKk: TextsOf<typeof todayRu> = {
  greeting: 'Бүгін, {date}',
  deadlines: 'Мерзімі бойынша істер',
  deadlinesMine: 'Тек менікі',
  applicant: 'Өтініш беруші',
  programme: 'Бағдарлама',
  renewalsAll: 'Толық тізім',
  noDeadlines: 'Ашық іс жоқ',
  noDeadlinesText: 'Жаңа өтініш Ctrl+N пернелерімен тіркеледі.',
  returned: 'Түзетуге қайтарылғандар',
  drafts: 'Жобалар',
  draftsText: 'Басталған, бірақ тіркелмеген өтініштер.',
  continueDraft: 'Жалғастыру',
  discardDraft: 'Жобаны жою',
  discardText: '«{title}»: енгізілгені қайтарусыз жойылады.',
  untitled: 'Атаусыз өтініш',
  renewals: 'Тағайындауы тоқсанмен бірге аяқталады',
  renewalsText:
    'Отбасы келесі тоқсанға әлі өтініш берген жоқ. Қоңырау шалыңыз: көмек көбіне өтініш берілмегендіктен жоғалады.',
  missing: 'Көрсеткіштер жетіспейді',
  missingText: 'Оларсыз осы тоқсанның есебі жасалмайды.',
  enter: 'Енгізу',
  files: 'Облысқа жіберілетін файлдар',
  fileDue: '«{period}» кезеңінің файлы әлі жасалған жоқ, мерзімі – {by}.',
  fileLate: '«{period}» кезеңінің файлы жасалмады, ал мерзімі {by} болатын.',
  filesUnsent: 'Жасалды, бірақ әлі жіберілмеді: {count}.',
  filesOverdue: 'Жіберілді, бірақ түбіртегі уәде етілгеннен ұзақ келмей жатыр: {count}.',
  filesRefused: 'Облыс қабылдамаған файл: {count}.',
  uploadsFailed: 'Жіберу тоқтап қалды, сізді күтіп тұр: {count}.',
  filesOpen: 'Файлдарға өту',
  count: {
    open: 'ашық іс',
    overdue: 'мерзімі өткен',
    toReview: 'бекітуді күтуде',
    returned: 'қайтарылған',
    waiting: 'күтуде',
    toPrint: 'басылмаған хат',
    renewals: 'тоқсанда аяқталады',
    drafts: 'жоба',
    renewalsToDecide: 'ұзарту шешім күтуде',
    paymentsToList: 'төлем тізімдемеде жоқ',
    paymentsReturned: 'төлемді банк қайтарды',
    contractsDue: 'келісімшарт бойынша баратын уақыт',
    overpaymentsOpen: 'артық төлем қайтарылмаған'
  },
  allQuiet: 'Бүгінгі жұмыстың бәрі бітті',
  allQuietText: 'Сізді күтіп тұрған іс, мерзім және қайтарылған ұсыныс жоқ.',
  adminText: 'Істерді мамандар жүргізеді. Мұнда – солардың жұмысы тоқтап қалмауы үшін қажет нәрсе.'
}
