import { basename, join } from 'node:path'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { Call } from '../../ipc/call'
import { mustBeSetUp } from '../../office/service'
import { readBoard } from './board'
import { boardPaper } from './board-tables'
import { stageExport } from './export-file'

const folderName = 'exports'

/**
 * Writes the board into a file of the data folder, in the language of whoever asks.
 * @throws OfficeError `disk-full`, `data-folder-unwritable`, and the documents' own codes
 */
export async function exportBoard(
  call: Call,
  input: ParsedInputOf<'board.export'>
): Promise<OutputOf<'board.export'>> {
  const { format, ...filter } = input
  const data = await call.read(async (read) => {
    const office = await mustBeSetUp(read)
    return boardPaper(await readBoard(call, read, filter), filter, {
      locale: call.actor.locale,
      office: { kk: office.name_kk, ru: office.name_ru },
      printedOn: call.today
    })
  })
  const bytes =
    format === 'xlsx'
      ? await call.office.documents.workbook(data)
      : (await call.office.documents.render('board', data)).pdf
  const name = `board-${call.now.replace(/[-:.]/g, '')}.${format}`
  const path = await stageExport(join(call.office.dataFolder, folderName), name, bytes)
  await call.write(async (_tx, note) =>
    note({ subjectKind: 'board', subjectId: null, details: { format, bytes: bytes.length } })
  )
  return { path, bytes: bytes.length }
}

/** Opens an exported file in the system's own viewer. Only files of the folder of exports. @throws OfficeError `not-found` */
export async function openExport(
  call: Call,
  input: ParsedInputOf<'board.open'>
): Promise<OutputOf<'board.open'>> {
  const path = join(call.office.dataFolder, folderName, basename(input.path))
  if (path !== input.path) throw new OfficeError('not-found', { field: 'path' })
  if (call.office.openFile === null) return { opened: false }
  await call.office.openFile(path)
  return { opened: true }
}
