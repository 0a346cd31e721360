import { OfficeError } from '@shared/errors'
import type { Bilingual } from './letter-data'
import type { TemplateId } from './template-shape'

/** The texts of one document in both languages, with `{placeholders}`; data, not code. */
export interface Template {
  id: TemplateId
  version: number
  blocks: Readonly<Record<string, Bilingual>>
}

/** The version of the set of templates: that of its newest member. @throws OfficeError `letter-template-missing` */
export function newestVersion(templates: readonly Template[], id: TemplateId): number {
  if (!templates.some((template) => template.id === id)) throw missing(id, 0)
  return Math.max(...templates.map(({ version }) => version))
}

/**
 * A template as it stood in one version of the set: the newest that is not newer. So an edited `letter-common` makes a new
 * set without the other templates being copied, and a reprint still takes the one it was first printed from.
 * @throws OfficeError `letter-template-missing` {template, version}
 */
export function templateOf(templates: readonly Template[], id: TemplateId, version: number): Template {
  if (version > newestVersion(templates, id)) throw missing(id, version)
  const [found] = templates
    .filter((template) => template.id === id && template.version <= version)
    .sort((a, b) => b.version - a.version)
  if (found === undefined) throw missing(id, version)
  return found
}

function missing(template: TemplateId, version: number): OfficeError {
  return new OfficeError('letter-template-missing', { data: { template, version } })
}
