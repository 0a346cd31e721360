import { describe, expect, it } from 'vitest'
import { doublesCsv } from '@renderer/features/region/double-words'
import { nextStep, type Double } from '@renderer/features/region/region-words'
import {
  connectionRules,
  connectionString,
  noConnection,
  pastedConnection,
  type StoreConnection
} from '@renderer/features/region/store-connection'

describe('the connection to the region’s database', () => {
  const parts: StoreConnection = {
    ...{ host: ' db.region.kz ', port: '5432', database: 'область', user: 'komek', password: 'a key/2026@#' },
    ...{ tls: 'verify', more: '' }
  }

  it('becomes a string whose every sign is escaped, and comes back from it as it was', () => {
    const url = connectionString(parts)
    expect(url).not.toContain('a key')
    expect(new URL(url).hostname).toBe('db.region.kz')
    expect(pastedConnection(url)).toEqual({ ...parts, host: 'db.region.kz' })
  })

  it('keeps what else a pasted string said', () => {
    const pasted = pastedConnection('postgresql://u:p@h/d?sslrootcert=%2Fetc%2Fca.pem&sslmode=verify-full')
    expect(pasted).toMatchObject({ port: '5432', tls: 'verify', more: 'sslrootcert=%2Fetc%2Fca.pem' })
    expect(connectionString(pasted ?? noConnection)).toContain('sslrootcert=%2Fetc%2Fca.pem')
  })

  it.each(['db.region.kz', 'https://db.region.kz', 'postgres://', ''])('is not seen in «%s»', (text) => {
    expect(pastedConnection(text)).toBeNull()
  })

  it('lacks its parts unless the kept one stays', () => {
    expect(connectionRules(noConnection, true)).toEqual({})
    expect(Object.keys(connectionRules(noConnection, false))).toEqual([
      ...['connection.host', 'connection.database', 'connection.user']
    ])
    expect(Object.keys(connectionRules({ ...noConnection, host: 'db' }, true))).toEqual([
      ...['connection.database', 'connection.user']
    ])
  })
})

describe('people assisted by two districts', () => {
  const office = { kato: '634600000', nameKk: 'Зайсан', nameRu: '=HYPERLINK("x")' }
  const double: Double = {
    ...{ person: 'ab12', name: null, iin: null, kind: 'money', programme: 'asp', when: '2026-05' },
    offices: [
      { ...office, reference: '2026/7' },
      { ...office, kato: '634000000', nameKk: '+Глубокое', reference: 'а;б' }
    ]
  }

  it('go into a file for Excel in which no name begins a formula and no sign breaks a row', () => {
    const [head, row, end] = doublesCsv(['Адам', 'ЖСН'], [double]).split('\r\n')
    expect(head).toBe('\uFEFFАдам;ЖСН')
    expect(row?.startsWith('ab12;;')).toBe(true)
    expect(row).toContain('\'+Глубокое;"а;б"')
    expect(end).toBe('')
  })
})

it('a refused file says who is to act: the sender again, the keys, the chain, the settings', () => {
  const codes = ['truncated', 'signer-unknown', 'sequence-gap', 'period-kind', 'sums-differ']
  expect(codes.map((code) => nextStep(`package-${code}`))).toEqual([
    ...['again', 'keys', 'chain', 'profile', 'sender']
  ])
})
