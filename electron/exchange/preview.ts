import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { datasetNames, type DatasetName } from '@shared/exchange/datasets'
import { errorSentence } from '@shared/messages'
import type { Call } from '../ipc/call'
import { iinKeySecret, readableSecret } from '../keys/secrets'
import { Collector } from './collect'
import { formerOfPeriod } from './exports-queries'
import { changesSince, figuresOf, type Figures } from './figures'
import { factsOf, writingOrder } from './package/entries'
import { Tally } from './package/tally'
import { findMissing } from './ready'

/** What a file of the period would hold now; it is counted row by row as when it is made, and not written. */
export async function previewExport(
  call: Call,
  input: ParsedInputOf<'exports.preview'>
): Promise<OutputOf<'exports.preview'>> {
  const { period } = input
  const iinKey = await readableSecret(call, iinKeySecret)
  return await call.read(async (read) => {
    const { missing, ready } = await findMissing(call, read, period)
    const personal = ready.profile?.personal ?? 'hashed'
    const plan = { period, datasets: input.datasets ?? datasetNames, iinKey: iinKey ?? '', personal }
    const figures = await count(new Collector(read, plan))
    const former = await formerOfPeriod(read, period)
    const locale = call.actor.locale
    return {
      rows: figures.rows,
      sums: figures.sums,
      personal,
      corrects: former?.sequence ?? null,
      // Without the region's key every person would look changed.
      changes: former === undefined || iinKey === undefined ? [] : await changesSince(read, former, figures),
      missing: missing.map(({ code, data }) => ({ code, text: errorSentence(code, data, locale) }))
    }
  })
}

async function count(collector: Collector): Promise<Figures> {
  const tallies = new Map<DatasetName, Tally>()
  for (const dataset of writingOrder(collector.datasets)) {
    const tally = new Tally(dataset)
    tallies.set(dataset, tally)
    tally.heading()
    for await (const rows of collector.rows(dataset)) tally.take(rows)
  }
  return await figuresOf(factsOf(collector.datasets, tallies), tallies)
}
