/** Where a lack named by `exports.preview` is put right; null where the sentence itself says it. */
export function wayOut(code: string): 'keys' | 'profile' | null {
  if (code.startsWith('key-') || code === 'region-key-missing') return 'keys'
  return code.startsWith('profile-') ? 'profile' : null
}
