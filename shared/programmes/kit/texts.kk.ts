import type { ProgrammeTexts } from '../programme'

export const kitTextsKk: ProgrammeTexts = {
  steps: { money: 'Азық-түлік-тұрмыстық жиынтықтың орнына берілетін ақша' },
  operands: { 'kit-mci': 'жиынтық орнына төлемнің АЕК-пен мөлшері', mci: 'айлық есептік көрсеткіш' },
  refusals: {
    'kit-not-in-category':
      '{on} күнгі деректер бойынша бұл адам тізімге енгізілген санатқа жатпайды: {member} ({kitCategory}).'
  },
  notes: { 'kit-by-list': '{on} күнгі тізім бойынша: бір адамға айына бір рет.' },
  articles: { 'order 109': '2020 жылғы 25 наурыздағы № 109 бұйрық' },
  acts: { 'Приказ № 109 от 25.03.2020': '25.03.2020 № 109 бұйрық' }
}
