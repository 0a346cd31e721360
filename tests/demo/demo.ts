import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { callInWindow } from '../support/window-office'
import { startWindow } from '../support/window'
import { fitSmallest } from '../journeys/clerk-desk'
import { Album } from './album'
import { distribute } from './distribution'
import { exchange } from './exchange'
import { collectPapers, drawPapers } from './papers'
import {
  headApproves,
  openSampleOffice,
  printLetters,
  review,
  signIn,
  takeApplication,
  workCase,
  type Done
} from './scenes'
import { tour } from './tour'

/**
 * `npm run demo [-- --families N]`: a month of an office, played unattended in the real window on made-up people. Leaves the
 * PDFs, pictures of their pages, pictures of every screen in both languages and a report in demo-output/. Of distribution it
 * plays a round of masks and one of kits, from the waybill to the minutes; at the end a list is imported, the period's file reaches a
 * regional center whose server dies twice on the way, its receipt is matched and the region's report printed.
 */
const root = resolve(process.env.KOMEK_ROOT ?? process.cwd())
const output = join(root, 'demo-output')
const families = familiesAsked(process.argv.slice(2))
const approvalsOnScreen = 12
const startedAt = Date.now()

function familiesAsked(args: readonly string[]): number {
  const at = args.indexOf('--families')
  if (at === -1) return 60
  const asked = Number(args[at + 1])
  if (Number.isInteger(asked) && asked >= 1 && asked <= 100_000) return asked
  process.stderr.write('komek: --families takes a whole number from 1 to 100000\n')
  process.exit(2)
}

function tell(line: string): void {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0).padStart(4)
  process.stderr.write(`demo ${seconds} s  ${line}\n`)
}

/** What the office itself says of its data at the end. */
async function audit(page: Page): Promise<Record<string, unknown>> {
  await signIn(page, 'head')
  const { counts } = await callInWindow(page, 'cases.list', { limit: 1 })
  const recomputed = await callInWindow(page, 'decisions.recompute', {})
  await signIn(page, 'admin')
  const journal = await callInWindow(page, 'journal.verify', {})
  const check = await callInWindow(page, 'office.check', {})
  return {
    cases: counts,
    decisionsRecomputed: recomputed.checked,
    differences: recomputed.differences.length,
    journalRows: journal.rows,
    journalSound: journal.ok,
    dataFindings: check.findings.length
  }
}

async function play(): Promise<Record<string, unknown>> {
  const dataFolder = join(output, 'office')
  const done: Done = {
    ...{ applicationNumber: '', approvedOnScreen: 0, approvedByHead: 0, returned: 0, printed: 0, pages: 0 }
  }
  const running = await startWindow({ dataFolder })
  const { page, problems } = running
  page.setDefaultTimeout(60_000)
  const album = new Album(page, join(output, 'screens'))
  try {
    // A picture of a window that is not shown yet never comes.
    await expect
      .poll(() => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
      .toBe(true)
    await fitSmallest(running)
    tell(`a sample office of ${families} families`)
    await openSampleOffice(page, album, families)
    await album.both('sign-in')
    const { today } = await callInWindow(page, 'office.status', {})
    tell('the clerk takes an application, works it out and proposes')
    await signIn(page, 'clerk')
    await album.both('today-clerk')
    const caseId = await takeApplication(page, album, done)
    await workCase(page, album, today)
    tell('the reviewer approves and gives one back')
    await signIn(page, 'reviewer')
    await review(page, album, caseId, done, approvalsOnScreen)
    tell('the head is the second to approve what lies above the tier')
    await signIn(page, 'head')
    await headApproves(page, album, done, approvalsOnScreen)
    tell('the letters are printed')
    await signIn(page, 'clerk')
    await printLetters(page, album, done)
    await drawPapers(page, caseId)
    tell('masks and kits are drawn, printed, handed out and closed')
    await signIn(page, 'manager')
    const distributed = await distribute(page, album, today)
    tell('a list comes in; the period’s file goes to a region whose server dies twice')
    const exchanged = await exchange(page, album, today, output)
    tell('a look at every screen')
    await tour(page, album, caseId)
    tell('the data are checked')
    const audited = await audit(page)
    const papers = await collectPapers(join(dataFolder, 'letters'), join(output, 'letters'))
    const lists = await collectPapers(join(dataFolder, 'papers'), join(output, 'lists'))
    const regional = await collectPapers(join(output, 'region', 'reports'), join(output, 'report'))
    const boards = await collectPapers(join(dataFolder, 'exports'), join(output, 'board'))
    return {
      families,
      ...done,
      ...distributed,
      ...exchanged,
      screens: album.taken.length,
      pdfFiles: papers.files.length + lists.files.length,
      boardFiles: boards.files.length,
      pagePictures: papers.pictures + lists.pictures + boards.pictures + regional.pictures,
      ...audited,
      problemsInTheWindow: problems,
      seconds: Math.round((Date.now() - startedAt) / 1000)
    }
  } catch (error) {
    await page.screenshot({ path: join(output, 'where-it-stopped.png') }).catch(() => undefined)
    throw error
  } finally {
    await running.close()
  }
}

function report(summary: Record<string, unknown>): string {
  const { cases, problemsInTheWindow, ...rest } = summary
  const words = Object.entries(rest).map(([key, value]) => {
    const label = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    return `  ${label}: ${String(value)}`
  })
  const states = Object.entries(cases as Record<string, number>).map(([state, n]) => `${state} ${n}`)
  const problems = problemsInTheWindow as string[]
  return [
    'The demo is over.',
    ...words,
    `  cases by state: ${states.join(', ')}`,
    `  problems in the window: ${problems.length === 0 ? 'none' : problems.join('; ')}`,
    `  everything lies in ${output}`
  ].join('\n')
}

await rm(output, { recursive: true, force: true })
for (const folder of ['letters', 'lists', 'board', 'report'])
  await mkdir(join(output, folder), { recursive: true })
const summary = await play()
await writeFile(join(output, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
const text = report(summary)
await writeFile(join(output, 'summary.txt'), `${text}\n`)
process.stdout.write(`\n${text}\n`)
