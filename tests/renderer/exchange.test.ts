import { describe, expect, it } from 'vitest'
import { fc } from '../support/fast-check'
import { exportsOperations } from '@shared/contract/exchange'
import { regionOperations } from '@shared/contract/region'
import { spokenFingerprint } from '@shared/exchange/fingerprint'
import { shownWays, stateOf, sumText, sumsOf } from '@renderer/features/exchange/files/file-words'
import { targetDraft, targetInput, withLineEnds } from '@renderer/features/exchange/files/target-draft'
import { wayOut } from '@renderer/features/exchange/files/way-out'
import { compareTyped, groupDigits } from '@renderer/features/exchange/keys/compare'
import { exchangePartsFor, exchangeStart } from '@renderer/features/exchange/parts'
import { settingsDraft, settingsInput } from '@renderer/features/region/settings-draft'
import {
  chosenDistricts,
  lastHalfYear,
  sortedDistricts,
  type District
} from '@renderer/features/region/region-words'
import { sectionsFor } from '@renderer/layout/sections'

const hexadecimal = fc.stringMatching(/^[0-9a-f]{64}$/)

describe('a fingerprint typed from the telephone', () => {
  it('is complete only when all twelve groups are the same, however they are parted', () => {
    fc.assert(
      fc.property(hexadecimal, fc.constantFrom(' ', '-', '', ' – '), (fingerprint, between) => {
        const spoken = spokenFingerprint(fingerprint)
        expect(compareTyped(fingerprint, spoken.split(' ').join(between)).complete).toBe(true)
        expect(compareTyped(fingerprint, spoken.slice(0, -1)).complete).toBe(false)
      })
    )
  })

  it('names the first group that differs, and never completes with one wrong digit', () => {
    fc.assert(
      fc.property(
        hexadecimal,
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 1, max: 9 }),
        (fingerprint, at, by) => {
          const digits = spokenFingerprint(fingerprint).replaceAll(' ', '')
          const other = (Number(digits[at]) + by) % 10
          const compared = compareTyped(fingerprint, `${digits.slice(0, at)}${other}${digits.slice(at + 1)}`)
          expect(compared.wrong).toBe(Math.floor(at / 5) + 1)
          expect(compared.complete).toBe(false)
        }
      )
    )
  })

  it('judges no group before its five digits are there', () => {
    const fingerprint = 'a'.repeat(64)
    const [first = ''] = spokenFingerprint(fingerprint).split(' ')
    const other = first.startsWith('1') ? '2' : '1'
    const compared = compareTyped(fingerprint, `${other}${first.slice(1, 4)}`)
    expect(compared.wrong).toBeNull()
    expect(compared.groups[0]?.state).toBe('partly')
  })

  it('is parted into groups while it is typed, and takes no sixty-first digit', () => {
    expect(groupDigits('1234567x89')).toBe('12345 6789')
    expect(groupDigits('7'.repeat(70)).replaceAll(' ', '')).toHaveLength(60)
  })
})

const upload = {
  kind: 'folder',
  ...{ id: 1, exportId: 1, targetId: 1, target: 'USB', sent: 0, bytes: 10, attempts: 0 },
  ...{ nextAt: null, error: null, errorText: null, queuedAt: '', finishedAt: null }
} as const
const way = (...states: ('queued' | 'sending' | 'waiting' | 'sent' | 'failed' | 'cancelled')[]) => ({
  receipt: null,
  overdueDays: null,
  uploads: states.map((state) => ({ ...upload, state }))
})

describe('the state of a file', () => {
  it('is the best of its ways until the region answers', () => {
    expect(stateOf(way())).toBe('unsent')
    expect(stateOf(way('cancelled'))).toBe('unsent')
    expect(stateOf(way('failed', 'sending'))).toBe('sending')
    expect(stateOf(way('failed', 'waiting'))).toBe('waiting')
    expect(stateOf(way('failed', 'cancelled'))).toBe('failed')
    expect(stateOf(way('waiting', 'sent'))).toBe('sent')
    expect(stateOf({ ...way('sent'), overdueDays: 9 })).toBe('overdue')
    const receipt = { accepted: false, refusal: 'x', refusalText: 'x', at: '', rows: {} }
    expect(stateOf({ ...way('sent'), overdueDays: 9, receipt })).toBe('refused')
    expect(stateOf({ ...way('sent'), receipt: { ...receipt, accepted: true } })).toBe('accepted')
  })

  it('shows a stopped way until the same place is tried anew', () => {
    const [stopped, anew] = way('cancelled', 'queued').uploads.map((one, index) => ({
      ...one,
      id: index + 1
    }))
    if (stopped === undefined || anew === undefined) throw new Error('no ways')
    expect(shownWays([stopped])).toEqual([stopped])
    expect(shownWays([stopped, anew])).toEqual([anew])
    expect(shownWays([stopped, { ...anew, targetId: 9 }])).toHaveLength(2)
  })

  it('shows tiyn as tenge and counts as they are, and no sum of mixed figures', () => {
    expect(sumText('payments.amount_tiyn', '12345600')).toMatch(/^123\s456\s₸$/)
    expect(sumText('rounds.lines', '1200')).toMatch(/^1\s200$/)
    expect(sumsOf('payments', { 'payments.amount_tiyn': '1', 'rounds.lines': '2' })).toEqual([
      ['payments.amount_tiyn', '1']
    ])
    expect(sumsOf('counts', { 'counts.value': '5' })).toEqual([])
  })

  it('knows the way out of each lack', () => {
    expect(['key-missing', 'region-key-missing', 'profile-missing', 'period-in-future'].map(wayOut)).toEqual([
      ...['keys', 'keys', 'profile', null]
    ])
  })
})

describe('the form of a target', () => {
  it('gives back what is stored, the secret left as it is kept', () => {
    const settings = {
      kind: 'sftp',
      ...{ host: 'region.kz', port: 2222, user: 'glubokoe', folder: 'in', hostKey: 'SHA256:x' }
    } as const
    const target = { id: 3, name: 'SFTP', active: false, settings, secret: true }
    expect(targetInput(targetDraft(target, null), 3)).toEqual({
      id: 3,
      name: 'SFTP',
      active: false,
      settings
    })
  })

  it('gives a pasted private key its line ends back, and leaves a password as it is typed', () => {
    const body = 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW'
    const key = `-----BEGIN OPENSSH PRIVATE KEY-----\n${body}\nQyNTUx\n-----END OPENSSH PRIVATE KEY-----\n`
    expect(withLineEnds(key.replaceAll('\n', ''))).toBe(key)
    expect(withLineEnds(key)).toBe(key)
    expect(withLineEnds(' пароль с пробелом ')).toBe(' пароль с пробелом ')
  })

  it('proposes the region’s own server, and says so to the contract', () => {
    const server = { url: 'https://region.kz/files', ca: '-----BEGIN CERTIFICATE-----' }
    const draft = { ...targetDraft(null, server), name: 'Область' }
    expect(exportsOperations.saveTarget.input.parse(targetInput(draft, undefined))).toEqual({
      ...{ name: 'Область', active: true },
      settings: { kind: 'https', url: server.url, ca: server.ca }
    })
    expect(targetDraft(null, null).kind).toBe('folder')
  })
})

const district = (kato: string, nameRu: string, families: number, missing: string[] = []): District => ({
  ...{ office: { kato, nameKk: nameRu, nameRu }, trusted: true, lastPeriod: null, lastSequence: null },
  ...{
    lastAt: null,
    missing,
    refused: 0,
    beginning: null,
    families,
    people: families * 4,
    paid: `${families}.00`
  }
})

describe('the districts of a region', () => {
  const some = [
    district('634000000', 'Глубоковский', 7),
    district('634600000', 'Зайсанский', 9, ['2026-08']),
    district('633600000', 'Әлібек', 2)
  ]
  const codes = (rows: readonly District[]) => rows.map(({ office }) => office.kato)

  it('are found by name in either spelling and by code, and narrowed to those who have not reported', () => {
    expect(codes(chosenDistricts(some, 'all', 'алибек'))).toEqual(['633600000'])
    expect(codes(chosenDistricts(some, 'all', '6346'))).toEqual(['634600000'])
    expect(codes(chosenDistricts(some, 'missing', ''))).toEqual(['634600000'])
    expect(chosenDistricts(some, 'refused', '')).toEqual([])
  })

  it('are sorted by a figure or by the alphabet', () => {
    expect(codes(sortedDistricts(some, { key: 'families', descending: true }))[0]).toBe('634600000')
    expect(codes(sortedDistricts(some, { key: 'name', descending: false }))[0]).toBe('633600000')
  })

  it('are looked through for the half-year that is over', () => {
    expect(lastHalfYear('2026-07')).toEqual({ from: '2026-01', to: '2026-06' })
  })
})

describe('the region’s settings', () => {
  it('come back as they were, and a connection string left empty stays as it is kept', () => {
    const stored = {
      store: 'postgres',
      personal: 'full',
      periods: 'quarter',
      ...{ receiptDays: 7, dueDay: 12, url: null, ca: 'PEM', inbox: '/in' }
    } as const
    const { store, ...rest } = settingsInput(settingsDraft(stored))
    expect(store).toEqual({ kind: 'postgres' })
    expect(rest).toEqual({
      ...{ personal: 'full', periods: 'quarter', receiptDays: 7, dueDay: 12, url: null, ca: 'PEM' },
      inbox: '/in'
    })
    expect(regionOperations.saveSettings.input.safeParse({ store, ...rest }).success).toBe(true)
  })
})

describe('what is on the rail', () => {
  const everybody = { may: () => true }

  it('of a regional center is only what it uses', () => {
    expect(sectionsFor({ ...everybody, kind: 'region' }).map(({ key }) => key)).toEqual([
      ...['exchange', 'reports', 'calculator', 'settings']
    ])
    expect(exchangePartsFor({ ...everybody, kind: 'region' }).map(({ key }) => key)).toEqual([
      'region',
      'keys'
    ])
    expect(exchangeStart({ ...everybody, kind: 'region' })).toBe('/exchange/region')
  })

  it('of a district’s office has all its sections, and no districts', () => {
    expect(sectionsFor({ ...everybody, kind: 'district' })).toHaveLength(14)
    expect(exchangePartsFor({ ...everybody, kind: 'district' }).map(({ key }) => key)).toEqual([
      ...['imports', 'files', 'keys']
    ])
  })
})
