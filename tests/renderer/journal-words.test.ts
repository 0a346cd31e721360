import { expect, it } from 'vitest'
import { allOperations } from '@shared/contract'
import { journalKk } from '@renderer/features/journal/texts.kk'
import { journalRu } from '@renderer/features/journal/texts.ru'

it('the journal names every operation that writes, in both languages', () => {
  const writing = [...allOperations().values()].filter(({ writes }) => writes).map(({ name }) => name)
  expect(Object.keys(journalRu.operationName)).toEqual(expect.arrayContaining(writing))
  expect(Object.keys(journalKk.operationName)).toEqual(expect.arrayContaining(writing))
})
