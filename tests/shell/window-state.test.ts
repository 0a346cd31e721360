import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readWindowState, usableBounds, writeWindowState } from '../../electron/shell/window-state'

const fresh = { bounds: null, maximized: false, locale: 'kk' }
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'komek-state-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('the window’s own state', () => {
  it('comes back as it was written', () => {
    const state = { bounds: { x: 1, y: 2, width: 1200, height: 700 }, maximized: true, locale: 'ru' as const }
    writeWindowState(join(folder, 'new', 'window.json'), state)
    expect(readWindowState(join(folder, 'new', 'window.json'))).toEqual(state)
  })

  it.each(['', '{', 'null', '[]', '{"bounds":{"x":"1"},"locale":"en","maximized":"yes"}'])(
    'a spoilt file %j is a fresh state',
    async (text) => {
      await writeFile(join(folder, 'window.json'), text)
      expect(readWindowState(join(folder, 'window.json'))).toEqual(fresh)
    }
  )

  it('a missing file is a fresh state, and one that cannot be written is no error', async () => {
    await writeFile(join(folder, 'in-the-way'), '')
    expect(readWindowState(join(folder, 'absent.json'))).toEqual(fresh)
    expect(() =>
      writeWindowState(join(folder, 'in-the-way', 'window.json'), { ...fresh, locale: 'kk' })
    ).not.toThrow()
  })

  it('a place on a screen that is gone is not used', () => {
    const laptop = { x: 0, y: 0, width: 1366, height: 768 }
    const onLaptop = { x: 100, y: 50, width: 1200, height: 700 }
    const onSecond = { x: 1500, y: 50, width: 1200, height: 700 }
    expect(usableBounds(onLaptop, [laptop])).toEqual(onLaptop)
    expect(usableBounds(onSecond, [laptop])).toBeNull()
    expect(usableBounds(onSecond, [laptop, { x: 1366, y: 0, width: 1920, height: 1080 }])).toEqual(onSecond)
    expect(usableBounds(null, [laptop])).toBeNull()
  })
})
