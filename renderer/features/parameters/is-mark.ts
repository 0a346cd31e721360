import { marks, type Mark } from '@shared/parameters/types'

export function isMark(text: string): text is Mark {
  return (marks as readonly string[]).includes(text)
}
