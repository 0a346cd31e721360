import type { Bilingual } from '../../domain/bilingual'
import type { ChangeKind, ChangeReason } from './types'

/** What each kind of decision is called where a sentence names it. */
export const decisionKindNames: Readonly<Record<ChangeKind | 'assign' | 'refuse', Bilingual>> = {
  assign: { kk: 'тағайындау', ru: 'назначение' },
  refuse: { kk: 'бас тарту', ru: 'отказ' },
  change: { kk: 'өзгерту', ru: 'изменение' },
  suspend: { kk: 'тоқтата тұру', ru: 'приостановление' },
  resume: { kk: 'қайта бастау', ru: 'возобновление' },
  terminate: { kk: 'тоқтату', ru: 'прекращение' }
}

/** Why a decision is changed. */
export const changeReasonNames: Readonly<Record<ChangeReason, Bilingual>> = {
  composition: { kk: 'отбасы құрамының өзгеруі', ru: 'изменение состава семьи' },
  income: { kk: 'табыстың түзетілуі', ru: 'исправление дохода' },
  address: { kk: 'мекенжайдың өзгеруі', ru: 'изменение адреса' },
  overpayment: { kk: 'артық төлемнің анықталуы', ru: 'обнаруженная переплата' },
  appeal: { kk: 'шағым', ru: 'обжалование' },
  'contract-broken': {
    kk: 'әлеуметтік келісімшарттың орындалмауы',
    ru: 'неисполнение социального контракта'
  },
  clarification: { kk: 'мән-жайларды анықтау', ru: 'выяснение обстоятельств' },
  'obligations-met': { kk: 'міндеттемелердің орындалуы', ru: 'исполнение обязательств' },
  moved: { kk: 'басқа жерге көшу', ru: 'переезд' },
  death: { kk: 'қайтыс болу', ru: 'смерть' },
  'own-wish': { kk: 'өз өтініші', ru: 'собственное желание' }
}
