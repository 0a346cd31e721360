import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { profileShape } from '@shared/exchange/envelope'
import type { Call } from '../ipc/call'
import { openPairs } from '../keys/open'
import { iinKeySecret, saveSecret } from '../keys/secrets'
import { trustBook } from '../keys/trust'
import { readSmallPayload } from './package/small-file'
import { verifyBytes } from './package/verify'
import { profileRow, putProfile } from './profile-queries'

/** What the region wants of this office. */
export async function readProfile(call: Call): Promise<OutputOf<'exports.profile'>> {
  const row = await call.read(profileRow)
  if (row === undefined) return { profile: null }
  const { personal, periods, url, ca } = row
  const [receiptDays, dueDay, receivedAt] = [row.receipt_days, row.due_day, row.received_at]
  return { profile: { personal, periods, receiptDays, dueDay, url, ca, receivedAt } }
}

/**
 * Takes the region's profile from its file: signed by the region's key that is believed here, encrypted to ours.
 * @throws OfficeError what `verifyFile` throws, `package-kind-wrong` {kind}, `package-damaged`, `profile-outdated` {made}, what `openPairs` throws
 */
export async function saveProfile(
  call: Call,
  input: ParsedInputOf<'exports.saveProfile'>
): Promise<OutputOf<'exports.saveProfile'>> {
  const trust = await call.read(trustBook)
  const { head, payload, fileHash } = verifyBytes(Buffer.from(input.content, 'base64'), trust)
  if (head.kind !== 'profile')
    throw new OfficeError('package-kind-wrong', { field: 'content', data: { kind: head.kind } })
  const pairs = await openPairs(call, input.passphrase)
  const identities = pairs.map(({ identity }) => identity)
  const parsed = profileShape.safeParse(await readSmallPayload(head, payload, identities))
  if (!parsed.success) throw new OfficeError('package-damaged', { field: 'content', cause: parsed.error })
  const { personal, periods, iinKey, receiptDays, dueDay, url, ca } = parsed.data
  await call.write(async (tx, note) => {
    // Sent again by whoever kept it, it would ask for what the region does not ask for any more.
    const before = (await profileRow(tx))?.made_at
    if (before !== undefined && head.made < before)
      throw new OfficeError('profile-outdated', { field: 'content', data: { made: before.slice(0, 10) } })
    await saveSecret(call, tx, iinKeySecret, iinKey)
    const kept = { receipt_days: receiptDays, due_day: dueDay, made_at: head.made, received_at: call.now }
    await putProfile(tx, { personal, periods, url, ca, ...kept })
    note({
      subjectKind: 'profile',
      subjectId: null,
      after: fileHash,
      details: { personal, periods, receiptDays, dueDay }
    })
  })
  return { personal, periods }
}
