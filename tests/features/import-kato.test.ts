import { describe, expect, test } from 'vitest'
import {
  apply,
  officeData,
  openImportOffice,
  preview,
  rowsOf,
  takeIn,
  undo,
  verdicts
} from './support/import-lists'
import { freshIin, refusal } from './support/play'

const today = '2026-11-20'
const headings = ['te', 'ab', 'cd', 'ef', 'hij', 'k', 'kaz_name', 'rus_name', 'nn']

/** A row of the bureau's file: the code and its parts. */
function official(code: string, nameKk: string, nameRu: string): string[] {
  const parts = [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6), code.slice(6)]
  return [code, ...parts, '0', nameKk, nameRu, '1']
}
const region = official('630000000', 'Шығыс Қазақстан облысы', 'Восточно-Казахстанская область')
const district = official('634000000', 'Глубокое ауданы', 'Глубоковский район')
const village = official('634099100', 'Белокаменка а.', 'с.Белокаменка')

async function named(office: Awaited<ReturnType<typeof openImportOffice>>, code: string) {
  const { rows } = await office.clerk.call('classifiers.kato', { code })
  return rows.map(({ nameKk, nameRu }) => `${nameKk} / ${nameRu}`)
}

describe('the official classifier of places', () => {
  test('new places, renamed ones and the same; what the file has not is kept and told', async () => {
    const office = await openImportOffice(today)
    const before = (await office.clerk.call('classifiers.kato', { code: '634000000' })).rows[0]
    const seen = await preview(office.admin, 'kato', [
      headings,
      region,
      official('634000000', before?.nameKk ?? '', before?.nameRu ?? ''),
      official('634099000', 'Белокаменка а.о.', 'Белокаменский с.о.'),
      village
    ])
    const [first] = await rowsOf(office.admin, seen)
    expect(first?.findings.map(({ code }) => code)).toContain('kato-not-in-file')
    expect(first?.findings[0]?.text).toMatch(/нет кода 63\d{7} \([^)]+\)/)
    expect(seen.counts).toMatchObject({ new: 2, same: 2, error: 0 })
    await apply(office.admin, seen)
    expect(await named(office, '634099100')).toEqual(['Белокаменка а. / с.Белокаменка'])
    // A town of the starter table that the file has not named is still there.
    expect(await named(office, '631000000')).toHaveLength(1)
    // An address may stand there from now on.
    await office.clerk.call('people.save', {
      ...{ iin: freshIin('1980-01-01'), lastName: 'Ким', firstName: 'Анна' },
      address: { kato: '634099100', text: 'Школьная, 1' }
    })
  })

  test('renamed: what is stored stands beside; the same file again changes nothing', async () => {
    const office = await openImportOffice(today)
    const lines = [headings, region, district, village]
    await takeIn(office.admin, 'kato', lines)
    const renamed = official('634099100', 'Ақтас а.', 'с.Актас')
    const seen = await preview(office.admin, 'kato', [headings, renamed])
    expect((await rowsOf(office.admin, seen))[0]).toMatchObject({
      ...{ state: 'update', match: { stored: { nameRu: 'с.Белокаменка' } } }
    })
    await apply(office.admin, seen)
    expect(await named(office, '634099100')).toEqual(['Ақтас а. / с.Актас'])
    const before = await officeData(office.folder)
    expect((await takeIn(office.admin, 'kato', [headings, renamed])).import.counts).toMatchObject({ same: 1 })
    expect(await officeData(office.folder)).toEqual(before)
  })

  test('codes out of their parts, or alone with names', async () => {
    const office = await openImportOffice(today)
    const parts = await preview(office.admin, 'kato', [
      ['ab', 'cd', 'ef', 'hij', 'kaz_name', 'rus_name'],
      ['63', '40', '99', '0', 'Белокаменка а.о.', 'Белокаменский с.о.'],
      ['63', '40', '99', '100', 'Белокаменка а.', 'с.Белокаменка']
    ])
    expect((await rowsOf(office.admin, parts)).map(({ state }) => state)).toEqual(['new', 'new'])
    await apply(office.admin, parts)
    expect(await named(office, '634099100')).toHaveLength(1)
    const plain = await preview(office.admin, 'kato', [
      ['Код КАТО', 'Қазақша атауы', 'Наименование на русском'],
      ['634099200', 'Секисовка а.', 'с.Секисовка']
    ])
    expect(plain.counts).toMatchObject({ new: 1 })
  })

  test('what is no code or contradicts itself is refused by name', async () => {
    const office = await openImportOffice(today)
    const before = await officeData(office.folder)
    const seen = await preview(office.admin, 'kato', [
      headings,
      official('034043100', 'А', 'А'),
      ['634099100', '63', '40', '99', '200', '0', 'Ә', 'А', '1'],
      ['634099100', '63', '40', '99', '100', '0', '', 'А', '1'],
      official('634099300', 'Ә', 'А'),
      official('634099300', 'Ә', 'Б'),
      official('999999999', 'Ә', 'А')
    ])
    expect(await verdicts(office.admin, seen)).toEqual([
      'error code:kato-malformed',
      'error code:kato-code-parts',
      'error nameKk:field-required',
      expect.stringMatching(/^new code:kato-parent-missing/),
      'error :row-contradicts',
      expect.stringMatching(/^new code:kato-parent-missing/)
    ])
    expect(await refusal(preview(office.clerk, 'kato', [headings, region]))).toMatchObject({
      code: 'role-missing'
    })
    await office.admin.call('imports.drop', { id: seen.id })
    expect(await officeData(office.folder)).toEqual(before)
  })

  test('undone, names and codes are as they were; a code that an address has since keeps all', async () => {
    const office = await openImportOffice(today)
    await takeIn(office.admin, 'kato', [headings, official('634099100', 'Ескі', 'Старое')])
    const before = await officeData(office.folder)
    const lines = [headings, village, official('634099200', 'Секисовка а.', 'с.Секисовка')]
    const first = await takeIn(office.admin, 'kato', lines)
    expect(await undo(office.admin, first.import)).toMatchObject({ removed: 1, restored: 1 })
    expect(await officeData(office.folder)).toEqual(before)
    expect(await named(office, '634099100')).toEqual(['Ескі / Старое'])

    const second = await takeIn(office.admin, 'kato', lines)
    await office.clerk.call('people.save', {
      ...{ iin: freshIin('1980-01-01'), lastName: 'Ким', firstName: 'Анна' },
      address: { kato: '634099200', text: 'Школьная, 1' }
    })
    const kept = await officeData(office.folder)
    expect(await refusal(undo(office.admin, second.import))).toMatchObject({
      ...{ code: 'kato-used-since', data: { code: '634099200' } }
    })
    expect(await officeData(office.folder)).toEqual(kept)
  })

  test('all 16 000 places of the country, twice', { timeout: 60_000 }, async () => {
    const office = await openImportOffice(today)
    const lines = [headings]
    for (let at = 0; at < 16_000; at += 1) {
      const code = `${10 + (at % 20)}${String(20 + (Math.floor(at / 20) % 20) * 4).padStart(2, '0')}${String(1 + Math.floor(at / 400)).padStart(2, '0')}100`
      lines.push(official(code, `Ауыл ${at}`, `Село ${at}`))
    }
    const done = await takeIn(office.admin, 'kato', lines)
    expect(done).toMatchObject({ created: 16_000, rejected: 0 })
    const again = await preview(office.admin, 'kato', lines)
    expect(again.counts).toMatchObject({ same: 16_000, new: 0, error: 0 })
    expect(await named(office, '102001100')).toEqual(['Ауыл 0 / Село 0'])
  })
})
