/** Russian texts of the PDF preview, under `pdf.`. */
export const pdfRu = {
  toolbar: 'Просмотр документа',
  page: 'Страница {page} из {pages}',
  previous: 'Предыдущая страница',
  next: 'Следующая страница',
  larger: 'Крупнее',
  smaller: 'Мельче',
  fit: 'по ширине окна',
  busy: 'Документ готовится…',
  none: 'Нет документа для просмотра'
}
