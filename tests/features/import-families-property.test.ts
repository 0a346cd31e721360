import { fc } from '../support/fast-check'
import { expect, it, vi } from 'vitest'
import { iinOf } from '../support/office'
import { familiesOf } from './support/import-families'
import { contentOf, importOffice, previewOf, takeIn, type Kind } from './support/imports'
import type { PlayedOffice } from './support/play'

// Lists of a dozen rows have four pieces.
vi.mock('../../electron/imports/pieces', () => ({ rowsAtOnce: 3 }))

const kind: Kind = 'people'
const head = 'ИИН;Фамилия;Имя;Номер семьи;ИИН заявителя;Родство'
const names = [
  'Абаев',
  'Бердин',
  'Ветров',
  'Габитов',
  'Досов',
  'Ержанов',
  'Жумин',
  'Зотов',
  'Ким',
  'Лесов',
  'Манин'
]
const iins = names.map((_, at) => iinOf(`19${51 + at * 3}-0${1 + (at % 9)}-1${at % 10}`, 'm', 20 + at))
const nobody = iinOf('1944-04-04', 'm')

/** Of the first four two live together, one lives alone and one in no family. */
const stored = ['1;;заявитель', '1;;сын', '2;;заявитель', ';;'].map(
  (rest, at) => `${iins[at] ?? ''};${names[at] ?? ''};Ержан;${rest}`
)

const row = fc.record({
  here: fc.boolean(),
  number: fc.constantFrom('', '', '1', '2', '3'),
  head: fc.option(fc.constantFrom(...iins, ...iins, nobody), { freq: 2, nil: '' }),
  relation: fc.constantFrom('', 'сын', 'супруг')
})
const list = fc
  .tuple(...names.map(() => row))
  .map((rows) =>
    rows.flatMap(({ here, number, head: of, relation }, at) =>
      here ? [`${iins[at] ?? ''};${names[at] ?? ''};Ержан;${number};${of};${relation}`] : []
    )
  )
const lists = list
  .filter((lines) => lines.length > 1)
  .chain((lines) =>
    fc.tuple(
      fc.constant(lines),
      fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length })
    )
  )

/** What a list is found to be and what it makes of the office; then all is as it was. */
async function outcome(played: PlayedOffice, lines: readonly string[]): Promise<object> {
  const { id } = await previewOf(played, kind, [head, ...lines])
  const { rows } = await played.clerk.call('imports.rows', { id, limit: 100 })
  const found = rows.map(({ values, state, findings }) =>
    [values.iin, state, ...findings.map(({ code }) => code).sort()].join(' ')
  )
  await played.clerk.call('imports.apply', { id })
  const families = await familiesOf(played.folder)
  await played.clerk.call('imports.undo', { id })
  return { found: found.sort(), families }
}

it('any order of the rows of a list gives the same families', async () => {
  const played = await importOffice()
  await takeIn(played, kind, [head, ...stored])
  const before = await contentOf(played.folder)
  await fc.assert(
    fc.asyncProperty(lists, async ([lines, shuffled]) => {
      expect(await outcome(played, shuffled)).toEqual(await outcome(played, lines))
    }),
    { numRuns: 40 }
  )
  expect(await contentOf(played.folder)).toEqual(before)
})
