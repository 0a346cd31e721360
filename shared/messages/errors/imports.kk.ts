import type { importsRu } from './imports.ru'

/** Kazakh sentences of the errors about lists that come in. */
export const importsKk: Readonly<Record<keyof typeof importsRu, string>> = {
  'row-repeated': '{row}-жолды қайталайды, сондықтан жазылмайды.',
  'row-contradicts': '{row}-жолға қайшы: дәл сол жазба, мәні басқа. Біреуін ғана қалдырыңыз.',
  'application-draft-known': '№ {number} өтініш жобалар арасында бұрыннан бар ({owner}).',
  'application-case-known': '№ {number} өтініш бұрын тіркелген: {case} ісі.',
  'application-number-taken': '{number} нөмірі басқа адамның өтінішінде тұр. Нөмірді e-GOV-та тексеріңіз.',
  'applicant-not-on-record': '{iin} ЖСН-і бар адам базада жоқ: оны өтінішті қабылдағанда енгізесіз.',
  'member-not-on-record':
    'Өтініште аталған {iin} ЖСН-і бар адам базада жоқ: оны өтінішті қабылдағанда енгізесіз.',
  'housing-case-missing': '{who}: тұрғын үй көмегі бойынша ашық іс жоқ.',
  'housing-case-other-quarter': '{number} ісі {quarter} шоттарын күтеді, ал жолда {month}.',
  'bill-of-other-applicant': '{number} ісінің өтініш берушісі басқа адам. Іс нөмірі мен ЖСН-ді тексеріңіз.',
  'stock-place-unknown': '«{place}» деген қойма да, беру орны да жоқ. Кодын не атауын тізімнен алыңыз.',
  'item-unknown': '«{item}» деген тауар жоқ. Кодын не атауын тізімнен алыңыз.',
  'receipt-differs':
    '{waybill} жүкқұжаты бойынша {stored} кіріске алынған, ал файлда {given}. Артығы бөлек кіріс пе, тексеріңіз.',
  'kato-code-parts': '{code} коды AB, CD, EF, HIJ бағандарына сай емес.',
  'kato-parent-missing': '{parent} коды кестеде де, файлда да жоқ, ал {code} соған қарайды.',
  'kato-not-in-file': 'Файлда {code} ({name}) коды жоқ, ол кестеде сол күйі қалады.',
  'kato-more-not-in-file': 'Файлда кестедегі тағы {count} код жоқ, олар сол күйі қалады.',
  'kato-used-since': '{code} коды мекенжайларда тұр, сондықтан импорт қайтарылмайды.',
  'parameter-used':
    '«{parameter}» ({from} бастап) {count} шешімде қолданылған, сондықтан оны импортпен өзгертуге не қайтаруға болмайды.',
  'parameter-unit': '«{parameter}» {expected} бірлігімен енгізіледі, ал файлда «{unit}».',
  'import-state': 'Бұл импортпен олай істеуге болмайды: ол енді тексеруде емес немесе әлі жазылмаған.',
  'import-outdated':
    'Тексеруден бері деректер өзгерді: {row}-жол басқаша жазылар еді. Файлды қайта тексеріңіз.',
  'import-changed-since':
    'Қайтаруға болмайды: {row}-жолдан жазылғанды содан бері өзгерткен. Ештеңе қайтарылмады.',
  'import-used': 'Қайтаруға болмайды: {row}-жолдан жазылған қолданыста. Ештеңе қайтарылмады.',
  'import-choice': '{row}-жол үшін бұлай шешуге болмайды.',
  'file-has-macros': '«{file}» файлында макростар бар. Оны кәдімгі XLSX немесе CSV етіп сақтаңыз.',
  'file-has-files': '«{file}» файлының ішінде басқа файл бар: «{part}». Тіркемесіз файл алыңыз.',
  'file-has-entities':
    '«{file}» файлы бөгде деректерге сілтейді, оны оқуға болмайды. Кесте бағдарламасында қайта сақтаңыз.',
  'file-encodings-mixed':
    '«{file}» файлында екі кодтау аралас ({row}-жолдан бастап). Файлды кесте бағдарламасында UTF-8 етіп қайта сақтаңыз.',
  'file-cell-too-long': '«{file}» файлында ұяшық тым ұзын (жол {row}): {max} таңбадан аспауы керек.'
}
