import { iinOf } from '../../support/office'
import type { PlayedOffice } from './play'
import type { Act } from './play-distribution'

const heading = 'ИИН;Фамилия;Имя;Телефон'

/** A list of people that comes in and is taken back, another that is dropped. */
export async function playImports({ clerk }: PlayedOffice, act: Act): Promise<void> {
  const row = `${iinOf('1977-03-03', 'm', 40)};Тізімбаев;Тоқтар;+7 701 000 11 22`
  const content = Buffer.from([heading, row].join('\n')).toString('base64')
  const file = { kind: 'people' as const, fileName: 'Тізімбаев.csv', source: 'Мектеп' }
  const { id, revision } = await act(clerk, 'imports.preview', { ...file, content })
  await act(clerk, 'imports.choose', { id, revision, rows: { state: 'new' }, choice: 'take' })
  await act(clerk, 'imports.apply', { id })
  await act(clerk, 'imports.undo', { id })
  const other = await act(clerk, 'imports.preview', { ...file, content })
  await act(clerk, 'imports.drop', { id: other.id })
}
