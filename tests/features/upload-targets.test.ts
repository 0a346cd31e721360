import { expect, it } from 'vitest'
import { joinRegion } from './support/exchange'
import { openPlayedOffice, withSql } from './support/play'
import { madeFile, target } from './support/uploads'

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

it('a place that is only called otherwise goes on where it stopped; another server begins anew', async () => {
  const played = await openPlayedOffice('2024-05-20')
  const { id: exportId } = await madeFile(played)
  const url = 'https://region.example.kz/files'
  const id = await target(played.admin, { kind: 'https', url })
  const stood = () =>
    withSql(played.folder, (sql) => sql.get<{ url: string | null }>('SELECT url FROM uploads'))
  await withSql(played.folder, (sql) =>
    sql.run(
      `INSERT INTO uploads (export_id, target_id, state, url, bytes, queued_by, queued_at) VALUES (?, ?, 'waiting', ?, 300000, 1, '2024-05-20')`,
      [...[exportId, id, `${url}/1`]]
    )
  )
  const save = (place: { name: string; url: string }) =>
    played.admin.call('exports.saveTarget', {
      ...{ id, name: place.name, settings: { kind: 'https', url: place.url } }
    })
  await save({ name: 'Облыс', url })
  expect(await stood()).toEqual({ url: `${url}/1` })
  await save({ name: 'Облыс', url: 'https://other.example.kz/files' })
  expect(await stood()).toEqual({ url: null })
})
