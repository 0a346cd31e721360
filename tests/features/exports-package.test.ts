import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { datasetNames, datasetOf, type DatasetName, type DatasetRow } from '@shared/exchange/datasets'
import { readContents } from '../../electron/exchange/package/contents'
import { CsvReader, csvHeading, csvLine } from '../../electron/exchange/package/csv'
import { schemaText } from '../../electron/exchange/package/descriptor'
import { verifyFile } from '../../electron/exchange/package/verify'
import { temporaryFolder } from '../support/database'
import { resourcesFolder } from '../support/office'
import { bookOf, plainRows, regionParty, testPair, writeTestPackage } from '../support/package'

async function readBack(path: string, trust: Parameters<typeof verifyFile>[1], identity: string) {
  const got: Partial<Record<DatasetName, DatasetRow[]>> = {}
  const totals = await readContents(await verifyFile(path, trust), [identity], (dataset, rows) => {
    got[dataset] = [...(got[dataset] ?? []), ...rows]
    return Promise.resolve()
  })
  return { got, ...totals }
}

describe("a period's file", () => {
  it('comes out as it went in: head, rows of every data set, counts and sums', async () => {
    const folder = await temporaryFolder()
    const office = await testPair('office')
    const region = await testPair('region', regionParty)
    const rows = Object.fromEntries(datasetNames.map((name, at) => [name, plainRows(name, at * 400)]))
    const path = await writeTestPackage(folder, [office, region], { rows })
    const back = await readBack(path, bookOf(region, office), region.identity)
    for (const name of datasetNames) expect(back.got[name] ?? [], name).toEqual(rows[name])
    expect(back.rows).toEqual(Object.fromEntries(datasetNames.map((name, at) => [name, at * 400])))
    const sum = (name: DatasetName) => (back.rows[name] ?? 0) * ((back.rows[name] ?? 0) + 1) * 0.5
    expect(back.sums).toMatchObject({
      'payments.amount_tiyn': String(sum('payments')),
      'hand_outs.quantity': String(sum('hand_outs'))
    })
  })

  it('a row of any text comes out of CSV as it went in, in pieces cut anywhere', () => {
    const dataset = datasetOf('rounds')
    const text = fc
      .string({ unit: fc.constantFrom('а', 'қ', '"', ',', '\n', ' ', 'x', '𐊀', "'", '=') })
      .filter((value) => value !== '')
    const row = fc.tuple(
      text,
      text,
      text,
      text,
      text,
      text,
      fc.constant('2024-05-13'),
      text,
      fc.constant(null),
      fc.nat(),
      fc.nat()
    )
    fc.assert(
      fc.property(fc.array(row), fc.integer({ min: 1, max: 9 }), (rows, piece) => {
        const bytes = Buffer.from(csvHeading(dataset) + rows.map(csvLine).join(''))
        const reader = new CsvReader(dataset, 'rounds.csv', false)
        const back: DatasetRow[] = []
        for (let at = 0; at < bytes.length; at += piece)
          back.push(...reader.push(bytes.subarray(at, at + piece)))
        reader.end()
        expect(back).toEqual(rows)
      })
    )
  })

  it.each([
    ['a quoted field that needs no quotes', '"a",1'],
    ['a field too few', 'a'],
    ['a field too many', 'a,1,2'],
    ['a number with a zero before it', 'a,01'],
    ['a number with a fraction', 'a,1.0'],
    ['a number past 2^53', 'a,9007199254740993'],
    ['a bare quote', 'a"b,1'],
    ['a carriage return', 'a,1\r'],
    ['an empty key', ',1'],
    ['minus nothing', 'a,-0']
  ])('%s is refused with its row', (_what, line) => {
    const dataset = { ...datasetOf('counts'), fields: datasetOf('counts').fields.filter((_, at) => at !== 1) }
    const reader = new CsvReader(dataset, 'counts.csv', false)
    reader.push(Buffer.from(csvHeading(dataset)))
    const read = () => {
      reader.push(Buffer.from(`${line}\n`))
      reader.end()
    }
    expect(read).toThrow(
      expect.objectContaining({ code: 'package-contents-wrong', data: { file: 'counts.csv', row: 2 } })
    )
  })

  it('the shipped schemas are those of the data sets', async () => {
    for (const name of datasetNames) {
      const file = resolve(resourcesFolder, 'exchange/schemas', `${name}.json`)
      expect(await readFile(file, 'utf8')).toBe(schemaText(name))
    }
  })
})
