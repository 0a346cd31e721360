/** Texts of the same shape in another language: the same keys, other words. */
export type TextsOf<T> = {
  [K in keyof T]: T[K] extends string ? string : T[K] extends readonly string[] ? string[] : TextsOf<T[K]>
}
