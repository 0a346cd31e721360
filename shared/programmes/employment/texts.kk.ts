import type { ProgrammeTexts } from '../programme'

export const employmentTextsKk: ProgrammeTexts = {
  steps: { signers: 'Әлеуметтік келісімшартқа кім қол қояды' },
  operands: { 'able-bodied': 'отбасының еңбекке қабілетті мүшелері' },
  refusals: {
    'employment-not-owed': 'Отбасына берілетін көмек шартсыз: әлеуметтік келісімшарт жасалмайды.'
  },
  notes: {
    'employment-contract':
      'Жеке жоспары бар әлеуметтік келісімшартқа қол қояды: {members}. Міндеттемелер бұзылса, бүкіл отбасының көмегі тоқтатыла тұрады.'
  },
  articles: {},
  acts: {}
}
