import type { ProgrammeTexts } from '../programme'

export const birgemizTextsKk: ProgrammeTexts = {
  steps: { paid: 'Отбасыға төлем' },
  operands: { 'birgemiz-amount': 'төлем мөлшері' },
  refusals: { 'birgemiz-had-in-wave': 'Отбасы осы кезеңде ({wave}) төлем алған.' },
  notes: {
    'birgemiz-once-a-wave': 'Бір отбасыға {wave}-кезеңде бір рет.',
    'birgemiz-decided-elsewhere': 'Шешімді қор қабылдайды; басқарма тізім жасайды.'
  },
  articles: {
    'Условия акции «Біз біргеміз» (не подтверждены)': '«Біз біргеміз» акциясының шарттары (расталмаған)'
  },
  acts: {
    'Условия акции «Біз біргеміз» (не подтверждены)': '«Біз біргеміз» акциясының шарттары (расталмаған)'
  }
}
