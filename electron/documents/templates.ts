import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { OfficeError } from '@shared/errors'
import type { Bilingual } from './letter-data'
import type { Template } from './template-set'
import { listBlocks, templateIds, templateShape, type TemplateId } from './template-shape'

const templateFile = z.strictObject({
  id: z.enum(templateIds as [TemplateId, ...TemplateId[]]),
  version: z.int().min(1),
  blocks: z.record(z.string(), z.strictObject({ kk: z.string(), ru: z.string() }))
})

export interface TemplateProblem {
  block: string
  problem:
    | 'block-missing'
    | 'block-unknown'
    | 'text-empty'
    | 'placeholder-unknown'
    | 'placeholders-differ'
    | 'lists-differ'
  placeholder?: string
}

/** Reads one template. @throws ZodError or YAMLParseError when the text is not a template at all */
export function parseTemplate(text: string): Template {
  const file = templateFile.parse(parse(text))
  return { id: file.id, version: file.version, blocks: file.blocks }
}

/** The placeholders of a text, each once, sorted. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort()
}

/**
 * What is wrong with a template: a block too many or too few, an empty text, a placeholder nobody fills, or Kazakh and
 * Russian that do not say the same. Empty when it can be used.
 */
export function checkTemplate(template: Template): TemplateProblem[] {
  const shape: Record<string, readonly string[]> = templateShape[template.id]
  const missing = Object.keys(shape).filter((block) => template.blocks[block] === undefined)
  return [
    ...missing.map((block): TemplateProblem => ({ block, problem: 'block-missing' })),
    ...Object.entries(template.blocks).flatMap(([block, text]) => checkBlock(block, text, shape[block]))
  ]
}

function checkBlock(block: string, text: Bilingual, known: readonly string[] | undefined): TemplateProblem[] {
  if (known === undefined) return [{ block, problem: 'block-unknown' }]
  const problems: TemplateProblem[] = []
  if (text.kk.trim() === '' || text.ru.trim() === '') problems.push({ block, problem: 'text-empty' })
  const kk = placeholdersOf(text.kk)
  const ru = placeholdersOf(text.ru)
  for (const placeholder of new Set([...kk, ...ru])) {
    if (!known.includes(placeholder)) problems.push({ block, problem: 'placeholder-unknown', placeholder })
    else if (kk.includes(placeholder) !== ru.includes(placeholder))
      problems.push({ block, problem: 'placeholders-differ', placeholder })
  }
  for (const placeholder of known) {
    if (!kk.includes(placeholder) && !ru.includes(placeholder))
      problems.push({ block, problem: 'placeholders-differ', placeholder })
  }
  if (listBlocks.includes(block) && text.kk.split('|').length !== text.ru.split('|').length)
    problems.push({ block, problem: 'lists-differ' })
  return problems
}

/**
 * Every template of a folder (`*.yaml`). A folder may hold several versions of one template, so that a letter is
 * reprinted from the version it was first printed from.
 * @throws OfficeError `letter-template-faulty` {template, block, problem}
 */
export function readTemplates(folder: string): Template[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  const templates = files.sort().map((name) => parseTemplate(readFileSync(join(folder, name), 'utf8')))
  for (const template of templates) {
    const problem = checkTemplate(template)[0]
    if (problem !== undefined)
      throw new OfficeError('letter-template-faulty', {
        data: { template: template.id, block: problem.block, problem: problem.problem }
      })
  }
  return templates
}
