import { describe, expect, it } from 'vitest'
import { OfficeError } from '@shared/errors'
import {
  startErrorOf,
  startErrorPages,
  startErrorPath,
  startErrorText
} from '../../electron/shell/start-error'

describe('an error that ends the start', () => {
  it('is said in both languages with its code', () => {
    const told = startErrorOf(new OfficeError('data-file-in-use', { data: { folder: '/data' } }))
    const page = startErrorPages(told).get(startErrorPath)?.body ?? ''
    expect(page).toContain('Бағдарлама ашылмады')
    expect(page).toContain('Программа не открылась')
    expect(page).toContain('data-file-in-use')
    expect(startErrorText(told).trim().split('\n')).toHaveLength(2)
  })

  it('shows nothing of an unexpected error but that it was one', () => {
    const told = startErrorOf(new Error('SELECT secret FROM people'))
    expect(told).toEqual({ code: 'internal', data: {} })
    expect(startErrorPages(told).get(startErrorPath)?.body).not.toContain('secret')
  })

  it('does not let a folder’s name become markup', () => {
    const folder = '/data/<img src=x onerror=alert(1)>'
    const told = startErrorOf(new OfficeError('data-folder-unwritable', { data: { folder } }))
    expect(startErrorPages(told).get(startErrorPath)?.body).not.toContain('<img')
  })
})
