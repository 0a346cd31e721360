import type { regionRu } from './region.ru'

/** Kazakh sentences of the errors about the regional center and the report. */
export const regionKk: Readonly<Record<keyof typeof regionRu, string>> = {
  'region-store-unreachable':
    '{host} PostgreSQL сервері жауап бермейді ({reason}). Мекенжайды, портты және желіні, сервердің қосулы екенін тексеріңіз.',
  'region-store-login':
    'PostgreSQL сервері «{user}» пайдаланушысын кіргізбеді: аты мен құпиясөзді тексеріңіз.',
  'region-store-missing':
    'PostgreSQL серверінде «{database}» дерекқоры жоқ. Атауын тексеріңіз немесе оны серверде жасаңыз.',
  'region-store-rights':
    '«{user}» пайдаланушысына «{database}» дерекқорында кесте жасауға болмайды. Оған құқық беріңіз.',
  'region-store-certificate':
    '{host} серверімен байланыс тиісінше қорғалмаған ({reason}). Сервердің сертификатын тексеріңіз.',
  'region-store-plain':
    '{host} сервері байланысты шифрламайды. Онда TLS қосыңыз немесе шифрлаусыз байланысты таңдаңыз.',
  'region-store-old': 'PostgreSQL сервері тым ескі: нұсқасы {version}, ал {least} немесе жаңасы керек.',
  'region-store-newer': 'Облыс дерекқоры жаңарақ бағдарламамен жасалған. Бұл бағдарламаны жаңартыңыз.',
  'region-store-url': 'PostgreSQL-ге қосылу жолын енгізіңіз: postgres://аты:құпиясөз@сервер:порт/дерекқор.',
  'region-only': 'Мұны тек облыс орталығы жасайды.',
  'region-inbox-missing': '«{path}» қалтасы табылмады. Келген файлдар қалтасын көрсетіңіз.',
  'region-office-untrusted': '{office} кілт карточкасы расталмаған. Кілттің таңбасын бөліммен салыстырыңыз.',
  'region-beginning-open':
    '{office} бөліміне нөмірлеуді жаңадан бастауға рұқсат берілген, файлы әлі келген жоқ. Керек болмаса, рұқсатты кері алыңыз.',
  'months-malformed': 'Бірінші ай соңғысынан кеш болмауы керек, 2026-01 түрінде.',
  'server-runs': 'Қабылдау жүріп тұр: {url}.',
  'server-port-taken': '{port} порты басқа бағдарламада. Басқасын таңдаңыз.',
  'server-host-unknown': 'Бұл компьютерде {host} мекенжайы жоқ.',
  'server-certificate': 'Сервердің сертификаты мен кілті жарамайды: бір кілттің PEM жұбы керек.',
  'server-loopback-only': 'Сертификатсыз сервер {host} емес, осы компьютерді ғана тыңдайды.',
  'period-malformed': 'Кезең қате жазылған. Жартыжылдық – ЖЖЖЖ-H1, тоқсан – ЖЖЖЖ-Q3, ай – ЖЖЖЖ-05.'
}
