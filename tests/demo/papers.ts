import type { Page } from '@playwright/test'
import { execFile } from 'node:child_process'
import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { callInWindow } from '../support/window-office'

const run = promisify(execFile)

/** Pages of one file that are made into pictures; a print job may have hundreds. */
const picturedPages = 12

/** The blank act of survey of a case, and one assignment and one refusal as letters of their own. */
export async function drawPapers(page: Page, caseId: number): Promise<string[]> {
  const act = await callInWindow(page, 'letters.surveyAct', { caseId })
  const { case: own } = await callInWindow(page, 'cases.get', { id: caseId })
  const { rows } = await callInWindow(page, 'letters.list', { printed: 'all', limit: 500 })
  const refusal = rows.find((row) => row.kind === 'refuse')
  const paths = [act.path]
  for (const decisionId of [own.decision?.id, refusal?.decisionId]) {
    if (decisionId === undefined) continue
    paths.push((await callInWindow(page, 'letters.render', { decisionId })).path)
  }
  return paths
}

/** Copies every PDF out of a folder of the data folder and makes pictures of its first pages; workbooks are copied too. */
export async function collectPapers(
  source: string,
  into: string
): Promise<{ files: string[]; pictures: number }> {
  const pictures = join(into, 'pages')
  await mkdir(pictures, { recursive: true })
  const names = (await readdir(source)).filter((name) => /\.(pdf|xlsx)$/.test(name)).sort()
  for (const name of names) {
    await copyFile(join(source, name), join(into, name))
    if (!name.endsWith('.pdf')) continue
    const prefix = join(pictures, basename(name, '.pdf'))
    await run('pdftoppm', ['-r', '80', '-l', String(picturedPages), '-png', join(source, name), prefix])
  }
  return { files: names, pictures: (await readdir(pictures)).length }
}
