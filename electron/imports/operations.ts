import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { searchKey } from '@shared/domain/search-key'
import { importKinds, type ImportKind } from '@shared/imports/kinds'
import type { Call, FeatureHandlers } from '../ipc/call'
import { applyImport } from './apply'
import { chooseRows } from './choose'
import { previewImport } from './preview'
import { importsOf, sourcesOf } from './queries'
import { importerOf } from './registry'
import { rejectedRows } from './rejected'
import { rowsPage } from './row-queries'
import { dropImport, undoImport } from './undo'
import { allowedKinds, mayImport, mustFindImport, viewImport, viewRow } from './views'

async function describe(
  kind: ImportKind,
  allowed: boolean
): Promise<OutputOf<'imports.kinds'>['kinds'][number]> {
  const { description } = await importerOf(kind)
  return {
    kind,
    allowed,
    options: [...description.options],
    fields: description.fields.map(({ id, type, required, choices }) => ({
      id,
      type,
      required: required === true,
      oneOf: typeof required === 'object' ? [...required.oneOf] : [],
      choices: Object.keys(choices ?? {})
    }))
  }
}

async function listKinds(call: Call): Promise<OutputOf<'imports.kinds'>> {
  const allowed = allowedKinds(call)
  return { kinds: await Promise.all(importKinds.map((kind) => describe(kind, allowed.includes(kind)))) }
}

async function getImport(call: Call, input: ParsedInputOf<'imports.get'>): Promise<OutputOf<'imports.get'>> {
  return call.read(async (read) => viewImport(await mustFindImport(call, read, input.id)))
}

async function listImports(
  call: Call,
  input: ParsedInputOf<'imports.list'>
): Promise<OutputOf<'imports.list'>> {
  return call.read(async (read) => {
    const { rows, next } = await importsOf(read, allowedKinds(call), input)
    return { rows: rows.map(viewImport), next }
  })
}

async function listRows(call: Call, input: ParsedInputOf<'imports.rows'>): Promise<OutputOf<'imports.rows'>> {
  return call.read(async (read) => {
    await mustFindImport(call, read, input.id)
    const key = searchKey(input.text ?? '')
    const filter = { state: input.state, text: key === '' ? undefined : key }
    const { rows, next } = await rowsPage(read, input.id, filter, input)
    return { rows: rows.map((row) => viewRow(row, call.session.locale)), next }
  })
}

async function listSources(
  call: Call,
  input: ParsedInputOf<'imports.sources'>
): Promise<OutputOf<'imports.sources'>> {
  if (input.kind !== undefined) mayImport(call, input.kind)
  const rows = await call.read((read) =>
    sourcesOf(read, input.kind === undefined ? allowedKinds(call) : [input.kind])
  )
  return {
    sources: rows.map(({ id, kind, name, mapping, saved_at: savedAt }) => ({
      ...{ id, kind, name, mapping: JSON.parse(mapping) as Record<string, string> },
      savedOn: savedAt.slice(0, 10)
    }))
  }
}

export const importsHandlers: FeatureHandlers<'imports'> = {
  'imports.kinds': listKinds,
  'imports.preview': previewImport,
  'imports.get': getImport,
  'imports.list': listImports,
  'imports.rows': listRows,
  'imports.choose': chooseRows,
  'imports.apply': applyImport,
  'imports.undo': undoImport,
  'imports.drop': dropImport,
  'imports.rejected': rejectedRows,
  'imports.sources': listSources
}
