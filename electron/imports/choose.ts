import type { ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { setCounts } from './queries'
import { countRows, firstOfOneIin, firstUnfit, setChoice } from './row-queries'
import { keptOf, mustFindImport, mustStand, viewImport, type ImportView } from './views'

type Input = ParsedInputOf<'imports.choose'>

/** What may be said of which rows: a row with an error cannot be taken, one that says what is stored need not be. */
const fits: Readonly<Record<NonNullable<Input['choice']>, readonly string[]>> = {
  take: ['new', 'update'],
  skip: ['new', 'update', 'duplicate'],
  merge: ['update', 'duplicate'],
  separate: ['duplicate']
}

/**
 * Keeps what is to be done with rows.
 * @throws OfficeError `not-found`, `role-missing`, `import-state`, `stale`, `import-choice` {row} of a row that it does not fit
 */
export function chooseRows(call: Call, input: Input): Promise<ImportView> {
  return call.write(async (tx, note) => {
    const row = await mustFindImport(call, tx, input.id)
    mustStand(row, 'previewed', input.revision)
    await mustFit(tx, row.id, input)
    const changed = await setChoice(tx, row.id, input.rows, input.choice, input.keep)
    await setCounts(
      tx,
      row.id,
      JSON.stringify({ counts: await countRows(tx, row.id), journal: keptOf(row).journal })
    )
    note({
      subjectKind: 'import',
      subjectId: row.id,
      details: { choice: input.choice ?? 'none', rows: changed }
    })
    return viewImport(await mustFindImport(call, tx, row.id))
  })
}

async function mustFit(tx: WriteConnection, id: number, { rows, choice }: Input): Promise<void> {
  const unfit = await firstUnfit(tx, id, rows, choice === null ? Object.values(fits).flat() : fits[choice])
  const wrong = unfit ?? (choice === 'separate' ? await firstOfOneIin(tx, id, rows) : undefined)
  if (wrong !== undefined)
    throw new OfficeError('import-choice', { field: 'rows', data: { row: wrong.row_no } })
}
