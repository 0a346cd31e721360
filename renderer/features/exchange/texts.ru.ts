export const exchangeRu = {
  part: { imports: 'Импорт', files: 'Файлы в область', region: 'Районы', keys: 'Ключи' },
  files: { title: 'Файлы в область' },
  keys: { title: 'Ключи' }
}
