import type { ProgrammeTexts } from '../programme'

/** Kazakh words of a change after a decision. */
export const changeTextsKk: ProgrammeTexts = {
  steps: {
    'brought-forward': 'Өзгеріске дейінгі айлардан қалғаны (минус таңбасымен – артық төленгені)',
    difference: 'Бір айдың айырмасы (минус таңбасымен – артық төленгені)',
    balance: 'Төленген айлардың жалпы айырмасы',
    overpaid: 'Артық төленген сома',
    'set-off': 'Бұрынғы артық төлем есебіне жатқызылғаны',
    arrears: 'Өткен айлар үшін қосымша төлем',
    owed: 'Қосылатын айы жоқ қосымша төлем',
    month: 'Осы шешім бойынша бір айға төленетін сома'
  },
  operands: {
    ...Object.fromEntries(
      Array.from({ length: 13 }, (_, index) => [`difference-${index + 1}`, `айырма ${index + 1}`])
    ),
    due: 'айға тиесілі сома',
    was: 'төленген немесе төлемге берілген сома',
    nothing: 'нөл',
    balance: 'айырма',
    'due-before': 'өзгеріске дейін тиесілі болғаны',
    'paid-before': 'өзгеріске дейін төленгені немесе жоспарланғаны',
    'claimed-before': 'бұрынғы шешімдер бойынша артық төлем',
    'claim-left': 'бұрынғы артық төлемнің қайтарылмаған қалдығы',
    'set-off': 'есепке жатқызылғаны',
    arrears: 'өткен айлар үшін қосымша төлем',
    'paid-now': 'осы шешім бойынша төленетіні'
  },
  refusals: {},
  notes: {
    'change-no-open-month':
      'Кезеңнің барлық айлары төленген немесе төлемге берілген: ашық ай болғанша қосымша төлем мекеменің міндетінде қалады.'
  },
  articles: {},
  acts: {}
}
