import type { papersRu } from './papers.ru'

/** Kazakh sentences of the errors about letters and other papers. */
export const papersKk: Readonly<Record<keyof typeof papersRu, string>> = {
  'letter-blank-field': 'Құжатта «{field}» орны бос қалады, сондықтан ол жасалмады. Бұл деректі толтырыңыз.',
  'letter-glyph-missing': 'Құжаттар қарпінде «{glyph}» таңбасы жоқ («{field}» өрісі). Оны ауыстырыңыз.',
  'paper-file-unknown':
    '«{file}» файлы орнында жоқ немесе басып шығарылғаннан кейін өзгертілген. Құжатты қайта басып шығарыңыз.',
  'letters-none-left': 'Бұл ұзарту бойынша барлық хат басып шығарылған.',
  'letter-file-unknown': 'Хат файлы табылмады. Хатты қайта жасаңыз.',
  'letter-template-faulty':
    '«{template}» үлгісінде қате бар: «{block}» бөлігі. Әкімшіден бұрынғы үлгіні қайтаруын сұраңыз.',
  'template-unchanged': 'Мәтін өзгерген жоқ: сақтайтын ештеңе жоқ. Кемінде бір жолды өзгертіңіз.',
  'letter-template-missing':
    '«{template}» үлгісінің {version}-нұсқасы жоқ. Әкімшіден оны орнына қоюын сұраңыз.',
  'letter-worker-failed':
    'Басып шығару кезінде ақау болып, құжат жасалмады. Қайталап көріңіз; көмектеспесе, бағдарламаны қайта іске қосыңыз.'
}
