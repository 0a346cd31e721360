export const importsRu = {
  title: 'Импорт списков'
}
