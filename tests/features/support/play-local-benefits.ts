import type { InputOf } from '@shared/contract'

/** A benefit of the maslikhat's list as an administrator enters it. */
export const fireHelp: InputOf<'localBenefits.save'> = {
  code: 'fire',
  nameKk: 'Өрттен зардап шеккендерге көмек',
  nameRu: 'Помощь пострадавшим от пожара',
  kind: 'once',
  amountUnit: 'mci',
  amount: '100',
  act: 'Решение маслихата № 12/3-VII от 25.12.2023',
  validFrom: '2024-01-01'
}
