import type { ErrorData } from '@shared/errors'

/**
 * The address where a missing parameter is entered, with name, region and first day filled in. After saving one is
 * brought back to where it was missed.
 */
export function parameterLink(data: ErrorData): { path: string; query: Record<string, string> } {
  const query: Record<string, string> = {}
  const name = data['parameter'] ?? data['name']
  const from = data['date'] ?? data['from']
  if (typeof name === 'string') query['name'] = name
  if (typeof from === 'string') query['from'] = from
  if (typeof data['region'] === 'string') query['region'] = data['region']
  if (typeof data['variant'] === 'string') query['variant'] = data['variant']
  query['back'] = window.location.hash.slice(1)
  return { path: '/settings/parameters', query }
}
