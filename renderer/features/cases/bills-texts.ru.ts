/** Russian texts of the bills of housing assistance held against their norms, under `cases.bills.`. */
export const billsRu = {
  title: 'Счета и нормы',
  month: 'Услуга, месяц',
  billed: 'Начислено',
  quantity: 'По счёту',
  norm: 'Норма',
  within: 'В пределах нормы',
  counted: 'Учтено',
  cut: 'не учтено {amount} ₸: {reason}',
  riseOnly: 'возмещается только повышение платы',
  cutByNorm: 'сверх нормы {norm}',
  cutByArea: 'сверх нормы площади'
}
