import { calculate } from '@shared/programmes/calculator'
import type { FeatureHandlers } from '../ipc/call'
import { currentBook } from '../parameters/book'

/** What-if questions: read the book, store nothing. */
export const calculatorHandlers: FeatureHandlers<'calculator'> = {
  'calculator.assess': async (call, input) =>
    calculate(input, await call.read((read) => currentBook(call, read)))
}
