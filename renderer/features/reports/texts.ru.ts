export const reportsRu = {
  title: 'Отчёты'
}
