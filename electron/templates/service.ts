import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { templateNames, type templateSamples } from '@shared/contract/templates'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../database/journal'
import type { OfficeOnPaper } from '../documents/letter-data'
import { listBlocks, templateIds, templateShape } from '../documents/template-shape'
import { templateOf, type Template } from '../documents/template-set'
import { checkTemplate } from '../documents/templates'
import type { Call } from '../ipc/call'
import { mustBeSetUp } from '../office/service'
import { insertTemplateSet, templateSets } from './queries'
import { sampleAct, sampleLetter } from './sample-papers'
import { firstOwnVersion } from './shelf'

type TemplateName = (typeof templateNames)[number]
type SampleName = (typeof templateSamples)[number]

/** The words of every letter and act, in force or as an earlier version had them. @throws OfficeError `not-found` */
export function listTemplates(
  call: Call,
  { version }: ParsedInputOf<'templates.list'>
): Promise<OutputOf<'templates.list'>> {
  return Promise.resolve(view(call, version ?? call.office.templates.newest()))
}

function view(call: Call, shown: number): OutputOf<'templates.list'> {
  const shelf = call.office.templates
  const versions = [
    ...shelf.sets.map((row) => ({
      version: row.version,
      template: row.template as TemplateName,
      reason: row.reason,
      savedAt: row.saved_at,
      savedBy: row.saved_by_name
    })),
    ...[...new Set(shelf.shipped.map((template) => template.version))].map((version) => ({
      version,
      template: null,
      reason: '',
      savedAt: null,
      savedBy: null
    }))
  ].sort((a, b) => b.version - a.version)
  if (!versions.some((one) => one.version === shown))
    throw new OfficeError('not-found', { field: 'version', data: { what: 'template', id: shown } })
  const all = shelf.all()
  return {
    version: shelf.newest(),
    shown,
    templates: templateNames.map((id) => ({
      template: id,
      blocks: blocksOf(templateOf(all, id, shown), shelf.shippedOf(id))
    })),
    versions
  }
}

function blocksOf(template: Template, shipped: Template) {
  return Object.entries(templateShape[template.id]).map(([name, placeholders]) => ({
    name,
    placeholders: [...placeholders],
    list: listBlocks.includes(name),
    text: template.blocks[name] ?? { kk: '', ru: '' },
    shipped: shipped.blocks[name] ?? { kk: '', ru: '' }
  }))
}

/**
 * Checks a wording that is being written and draws a paper of made-up people with it; nothing is stored.
 * @throws OfficeError `letter-glyph-missing` when a character cannot be printed
 */
export async function previewTemplate(
  call: Call,
  { template, blocks, sample }: ParsedInputOf<'templates.preview'>
): Promise<OutputOf<'templates.preview'>> {
  const shelf = call.office.templates
  const templateVersion = shelf.newest() + 1
  const draft: Template = { id: template, version: templateVersion, blocks }
  const problems = checkTemplate(draft).map((problem) => ({ placeholder: null, ...problem }))
  if (problems.length > 0) return { problems, pdf: null, pages: 0 }
  const office = await call.read(officeOnPaper)
  const around = { office, shipped: call.office.reference.parameters, templateVersion }
  const all = [...shelf.all(), draft]
  const drawn =
    sample === 'survey-act'
      ? await call.office.documents.render('survey-act', sampleAct(around), all)
      : await call.office.documents.render('letter', sampleLetter(sample, around), all)
  return { problems: [], pdf: Buffer.from(drawn.pdf).toString('base64'), pages: drawn.pages }
}

async function officeOnPaper(read: Parameters<typeof mustBeSetUp>[0]): Promise<OfficeOnPaper> {
  const office = await mustBeSetUp(read)
  return {
    name: { kk: office.name_kk, ru: office.name_ru },
    address: { kk: office.address_kk, ru: office.address_ru },
    phone: office.phone,
    headName: { kk: office.head_name_kk, ru: office.head_name_ru }
  }
}

/**
 * Puts a wording in force for every paper first printed from now on.
 * @throws OfficeError `letter-template-faulty` {template, block, problem}; `letter-glyph-missing` when a character cannot be
 *   printed; `stale` when somebody saved another version since; `template-unchanged`
 */
export async function saveTemplate(
  call: Call,
  { template, blocks, basedOn, reason }: ParsedInputOf<'templates.save'>
): Promise<OutputOf<'templates.save'>> {
  const shelf = call.office.templates
  const [problem] = checkTemplate({ id: template, version: 1, blocks })
  if (problem !== undefined)
    throw new OfficeError('letter-template-faulty', {
      field: `blocks.${problem.block}`,
      data: { template, block: problem.block, problem: problem.problem }
    })
  await drawSamples(call, template, blocks)
  const version = await call.write(async (tx, note) => {
    const rows = await templateSets(tx)
    shelf.restock(rows)
    if (shelf.newest() !== basedOn) throw new OfficeError('stale', { field: 'basedOn' })
    const all = shelf.all()
    const before = Object.fromEntries(templateIds.map((id) => [id, templateOf(all, id, basedOn).blocks]))
    const after = { ...before, [template]: blocks }
    if (hashOf(after) === hashOf(before)) throw new OfficeError('template-unchanged', { field: 'blocks' })
    const next = Math.max(firstOwnVersion, basedOn + 1)
    await insertTemplateSet(tx, {
      version: next,
      template,
      blocks: JSON.stringify(after),
      reason,
      at: call.now,
      by: call.actor.id
    })
    note({
      subjectKind: 'template',
      subjectId: next,
      before: hashOf(before),
      after: hashOf(after),
      details: { template }
    })
    return next
  })
  shelf.restock(await call.read(templateSets))
  call.office.documents.useOwnTemplates(shelf.own())
  return view(call, version)
}

/** A wording that cannot be printed is found before it is in force, not at the counter. */
async function drawSamples(
  call: Call,
  template: TemplateName,
  blocks: ParsedInputOf<'templates.save'>['blocks']
): Promise<void> {
  const samples: Record<TemplateName, readonly SampleName[]> = {
    'letter-common': ['conditional', 'refuse', 'change'],
    'letter-programmes': ['housing', 'tariff', 'local', 'kit', 'refuse-other', 'change'],
    'letter-assign': ['unconditional', 'conditional'],
    'letter-refuse': ['refuse'],
    'letter-assign-other': ['housing', 'tariff', 'local', 'kit'],
    'letter-refuse-other': ['refuse-other'],
    'letter-change-common': ['overpaid', 'change', 'suspend'],
    'letter-change': ['change', 'overpaid', 'appeal'],
    'letter-suspend': ['suspend'],
    'letter-resume': ['resume'],
    'letter-terminate': ['terminate', 'death'],
    'survey-act': ['survey-act']
  }
  for (const sample of samples[template]) await previewTemplate(call, { template, blocks, sample })
}
