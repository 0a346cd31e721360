export const regionRu = {
  title: 'Районы'
}
