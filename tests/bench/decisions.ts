import { join } from 'node:path'
import type { OutputOf } from '@shared/contract'
import { openOffice } from '../../electron/office'
import { generatedPassword, writeDecisions } from '../support/generated-decisions'
import { figure, type BenchRow } from './report'
import { clock, resourcesFolder, type BenchSettings } from './settings'

/** How fast decisions are replayed, and how fast they are taken one by one, each with its own commit. */
export async function benchDecisions(settings: BenchSettings): Promise<BenchRow[]> {
  const folder = join(settings.folder, 'decisions')
  const count = settings.quick ? 12 : 1000
  await writeDecisions(folder, resourcesFolder, count, 3)
  const office = await openOffice({
    dataFolder: folder,
    resourcesFolder,
    version: '0.0.0-bench',
    emit: () => undefined,
    clock
  })
  const session = office.createSession('headless', 'ru')
  await office.dispatch('accounts.signIn', { login: 'head', password: generatedPassword }, session)
  const start = performance.now()
  const answer = await office.dispatch('decisions.recompute', {}, session)
  const perSecond = count / ((performance.now() - start) / 1000)
  await office.close()
  if (!answer.ok) throw new Error(`decisions.recompute: ${answer.error.code}`)
  const { differences } = answer.result as OutputOf<'decisions.recompute'>
  return [
    figure(
      'decisions recomputed in a second',
      perSecond.toFixed(0),
      `${count} decisions, ${differences.length} differences`
    ),
    ...(await benchApproving(settings))
  ]
}

async function benchApproving(settings: BenchSettings): Promise<BenchRow[]> {
  const office = await openOffice({
    dataFolder: join(settings.folder, 'approving'),
    resourcesFolder,
    version: '0.0.0-bench',
    emit: () => undefined,
    clock
  })
  const session = office.createSession('headless', 'ru')
  const families = settings.quick ? 6 : 200
  const start = performance.now()
  await office.dispatch('office.createSample', { password: generatedPassword, families }, session)
  const making = performance.now() - start
  await office.dispatch('accounts.signIn', { login: 'head', password: generatedPassword }, session)
  const listed = await office.dispatch(
    'cases.list',
    { states: ['proposed', 'approved'], limit: 500 },
    session
  )
  if (!listed.ok) throw new Error(`cases.list: ${listed.error.code}`)
  const { rows } = listed.result as OutputOf<'cases.list'>
  const begun = performance.now()
  for (const { id } of rows) {
    const approved = await office.dispatch('cases.approve', { id }, session)
    if (!approved.ok) throw new Error(`cases.approve: ${approved.error.code}`)
  }
  const perSecond = rows.length / ((performance.now() - begun) / 1000)
  await office.close()
  return [
    figure(
      'decisions taken in a second, one by one',
      perSecond.toFixed(0),
      `${rows.length} approvals, each committed to the disk`
    ),
    figure(`a sample office of ${families} families`, `${(making / 1000).toFixed(1)} s`)
  ]
}
