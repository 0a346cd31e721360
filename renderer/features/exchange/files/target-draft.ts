import type { InputOf, OutputOf } from '@shared/contract'

export type Target = OutputOf<'exports.targets'>['targets'][number]

/** The form of a target: the fields of every kind side by side, so that a change of kind loses nothing typed. */
export interface TargetDraft {
  name: string
  active: boolean
  kind: 'https' | 'sftp' | 'folder'
  url: string
  ca: string
  host: string
  port: string
  user: string
  folder: string
  hostKey: string
  secret: string
  path: string
}

/** The region's own server, as its profile names it. */
export interface RegionServer {
  url: string
  ca: string | null
}

/** A new target, or the form of a stored one. The region's own server is proposed where its profile names one. */
export function targetDraft(target: Target | null, region: RegionServer | null): TargetDraft {
  const empty: TargetDraft = {
    ...{
      name: '',
      active: true,
      kind: 'folder',
      url: region?.url ?? '',
      ca: region?.ca ?? '',
      host: '',
      port: '22',
      user: ''
    },
    ...{ folder: '.', hostKey: '', secret: '', path: '' }
  }
  if (target === null) return { ...empty, kind: region === null ? 'folder' : 'https' }
  const { name, active, settings } = target
  const known = { ...empty, name, active, kind: settings.kind }
  if (settings.kind === 'https') return { ...known, url: settings.url, ca: settings.ca ?? '' }
  if (settings.kind === 'folder') return { ...known, path: settings.path }
  const { host, port, user, folder, hostKey } = settings
  return { ...known, host, port: String(port), user, folder, hostKey }
}

/** A private key pasted into a field of one line has lost its line ends; they are given back. A password stays as it is. */
export function withLineEnds(secret: string): string {
  const key = /^\s*-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----\s*$/.exec(secret)
  if (key === null) return secret
  const [, kind = '', body = ''] = key
  const lines = body.replace(/\s+/g, '').match(/.{1,70}/g) ?? []
  return [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`, ''].join('\n')
}

/** The input of `exports.saveTarget`. A secret left empty stays as it is kept. */
export function targetInput(draft: TargetDraft, id: number | undefined): InputOf<'exports.saveTarget'> {
  const common = { ...(id === undefined ? {} : { id }), name: draft.name, active: draft.active }
  if (draft.kind === 'https')
    return {
      ...common,
      settings: { kind: 'https', url: draft.url.trim(), ca: draft.ca.trim() === '' ? null : draft.ca }
    }
  if (draft.kind === 'folder') return { ...common, settings: { kind: 'folder', path: draft.path.trim() } }
  return {
    ...common,
    settings: {
      kind: 'sftp',
      host: draft.host,
      port: Number(draft.port),
      user: draft.user,
      folder: draft.folder.trim() === '' ? '.' : draft.folder.trim(),
      hostKey: draft.hostKey.trim()
    },
    ...(draft.secret === '' ? {} : { secret: withLineEnds(draft.secret) })
  }
}
