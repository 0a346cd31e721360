import { unzipSync, zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { describe, expect, it } from 'vitest'
import { readTable } from '../../electron/documents/table/read-table'

const utf8 = (text: string): Buffer => Buffer.from(text)

/** A workbook of one row whose parts are changed. */
async function workbook(change: (files: Record<string, Uint8Array>) => void): Promise<Uint8Array> {
  const bytes = await writeExcelFile([
    [
      { value: 'ИИН', type: String },
      { value: 'ФИО', type: String }
    ]
  ]).toBuffer()
  const files = { ...unzipSync(new Uint8Array(bytes)) }
  change(files)
  return zipSync(files)
}

const sheet = 'xl/worksheets/sheet1.xml'
const editSheet = (edit: (xml: string) => string) =>
  workbook((files) => (files[sheet] = utf8(edit(Buffer.from(files[sheet] ?? []).toString()))))
const add = (name: string, bytes: Uint8Array) => workbook((files) => (files[name] = bytes))

const hostile: [what: string, make: () => Promise<Uint8Array> | Uint8Array, code: string][] = [
  ['a zip bomb', () => add('xl/media/a.xml', new Uint8Array(400_000_000)), 'file-too-heavy'],
  ['a million empty rows of a CSV', () => utf8('ИИН;ФИО\n'.concat('\n'.repeat(1_000_000))), 'file-too-large'],
  [
    'a million empty rows of a workbook',
    () => editSheet((xml) => xml.replace('</sheetData>', `${'<row/>'.repeat(1_000_000)}</sheetData>`)),
    'file-too-large'
  ],
  [
    'one cell in the last row a sheet can have',
    () =>
      editSheet((xml) => xml.replace('</sheetData>', '<row r="1048576"><c r="A1048576"/></row></sheetData>')),
    'file-too-large'
  ],
  ['a cell of 32 767 characters', () => utf8(`ИИН;ФИО\n1;${'ә'.repeat(32_767)}`), 'file-cell-too-long'],
  ['a formula', () => utf8('ИИН;ФИО\n1;=HYPERLINK("http://x")'), 'file-has-formulas'],
  [
    'a formula of a workbook',
    () =>
      editSheet((xml) =>
        xml.replace('</sheetData>', '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row></sheetData>')
      ),
    'file-has-formulas'
  ],
  ['macros', () => add('xl/vbaProject.bin', utf8('x')), 'file-has-macros'],
  [
    'macros that only the content types name',
    () =>
      workbook((files) => {
        const types = Buffer.from(files['[Content_Types].xml'] ?? []).toString()
        files['[Content_Types].xml'] = utf8(
          types.replace('spreadsheetml.sheet.main', 'sheet.macroEnabled.main')
        )
      }),
    'file-has-macros'
  ],
  ['a zip inside', () => add('xl/media/a.png', zipSync({ 'a.txt': utf8('a') })), 'file-has-files'],
  ['a file put into the sheet', () => add('xl/embeddings/oleObject1.bin', utf8('a')), 'file-has-files'],
  [
    'a reference to a file of this machine',
    () =>
      editSheet((xml) =>
        xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>').replace('ФИО', '&a;')
      ),
    'file-has-entities'
  ],
  ['two hundred columns', () => utf8(';'.repeat(200)), 'file-malformed']
]

describe('a hostile file', () => {
  it.each(hostile)('with %s is refused by name', async (_, make, code) => {
    await expect(readTable('список.xlsx', await make())).rejects.toMatchObject({ code, field: 'content' })
  })

  it('keeps the plain one that it was made of readable', async () => {
    const table = await readTable('список.xlsx', await workbook(() => undefined))
    expect(JSON.parse(table.parts[0] ?? '')).toEqual([['ИИН', 'ФИО']])
  })
})
