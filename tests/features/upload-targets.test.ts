import { expect, it } from 'vitest'
import { joinRegion } from './support/exchange'
import { openPlayedOffice } from './support/play'

it('a password kept for a place stays with its server and its user', async () => {
  const played = await openPlayedOffice('2024-05-20')
  await joinRegion(played)
  const settings = {
    ...{ kind: 'sftp' as const, host: 'sftp.example.kz', port: 22, user: 'komek', folder: 'in' },
    hostKey: `SHA256:${'A'.repeat(43)}`
  }
  const save = (place: { id?: number; secret?: string; name?: string; settings: typeof settings }) =>
    played.head.call('exports.saveTarget', { name: 'Облыс', ...place })
  const { id } = await save({ settings, secret: 'құпия сөз' })
  expect(await save({ id, settings: { ...settings, folder: 'out' }, name: 'Область' })).toMatchObject({
    secret: true
  })
  const others = [
    { host: 'other.example.kz' },
    { user: 'somebody' },
    { port: 2222 },
    { hostKey: `SHA256:${'B'.repeat(43)}` }
  ]
  for (const other of others) {
    await save({ id, settings, secret: 'құпия сөз' })
    expect(await save({ id, settings: { ...settings, ...other } })).toMatchObject({ secret: false })
  }
})
