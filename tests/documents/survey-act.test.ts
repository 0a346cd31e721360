import { describe, expect, it } from 'vitest'
import { DocumentMaker } from '../../electron/documents/document-maker'
import { readFonts } from '../../electron/documents/fonts'
import { readTemplates } from '../../electron/documents/templates'
import { fontsFolder, surveyAct, templatesFolder } from './support/samples'
import { pageTexts } from './support/pdf'

const maker = new DocumentMaker(readFonts(fontsFolder), readTemplates(templatesFolder))

describe('the blank act of survey', () => {
  it('names the family, the address and the application, and leaves the rest to write', async () => {
    const data = surveyAct()
    const { pdf, pages } = await maker.surveyAct(data)
    const text = pageTexts(pdf).join(' ')
    expect(pages).toBe(2)
    for (const { name } of data.members) expect(text).toContain(name)
    for (const known of [
      data.caseNumber,
      data.applicant.iin,
      data.applicant.phone ?? '',
      data.address.kk,
      data.address.ru
    ]) {
      expect(text).toContain(known)
    }
    for (const words of [
      'ата-анасы',
      'родитель',
      'Учаскелік комиссияның қорытындысы',
      'Заключение участковой комиссии'
    ]) {
      expect(text).toContain(words)
    }
    expect(text.match(/қолы \/ подпись/g)).toHaveLength(3)
  })

  it('has room for a family of nine in three pages', async () => {
    const [first] = surveyAct().members
    const members = Array.from({ length: 9 }, () => first!)
    const { pages } = await maker.surveyAct(surveyAct({ members }))
    expect(pages).toBeLessThanOrEqual(3)
  })

  it('is not made without the address', async () => {
    await expect(maker.surveyAct(surveyAct({ address: { kk: '', ru: 'x' } }))).rejects.toMatchObject({
      code: 'letter-blank-field',
      field: 'address.kk'
    })
  })

  it('does without a telephone', async () => {
    const { applicant } = surveyAct()
    const { pdf } = await maker.surveyAct(surveyAct({ applicant: { ...applicant, phone: null } }))
    expect(pageTexts(pdf)[0]).not.toContain('+7 701')
  })
})
