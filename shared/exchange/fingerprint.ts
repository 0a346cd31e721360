/** What a fingerprint is the SHA-256 of: whose keys they are and both public halves, so that none of it can be exchanged. */
export function fingerprintSource(card: {
  kind: 'office' | 'region'
  party: { kato: string }
  sign: string
  receive: string
}): string {
  return `komek-keys/1 ${card.kind} ${card.party.kato} ${card.sign} ${card.receive}`
}

const groups = 12
const hexAGroup = 5

/**
 * A fingerprint as it is read out on the telephone: twelve groups of five decimal digits, without letters that sound alike in two
 * languages. Group n is the number of hexadecimal digits 5n to 5n+4, less whole hundred thousands: some 199 bits in all.
 * @param fingerprint 64 hexadecimal digits
 */
export function spokenFingerprint(fingerprint: string): string {
  return Array.from({ length: groups }, (_, group) => {
    const value = Number.parseInt(fingerprint.slice(group * hexAGroup, (group + 1) * hexAGroup), 16)
    return String(value % 100_000).padStart(5, '0')
  }).join(' ')
}

/** Whether what somebody read out or typed is this fingerprint: the groups of digits, or the 64 hexadecimal digits. */
export function sameFingerprint(given: string, fingerprint: string): boolean {
  const plain = given.replace(/[\s:-]/g, '').toLowerCase()
  return plain === fingerprint || plain === spokenFingerprint(fingerprint).replaceAll(' ', '')
}
