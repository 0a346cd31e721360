import { describe, expect, it } from 'vitest'
import { columnsOfHeadings, guessMapping, headingsOf, missingFields } from '@shared/imports/mapping'
import { peopleKind } from '@shared/imports/kinds-people'

const guess = (...headings: string[]): Record<string, string> =>
  headingsOf(guessMapping(peopleKind, headings), headings)

describe('columns are guessed from headings', () => {
  it('in Russian, whatever the case, dots and notes behind them', () => {
    expect(guess('№ п/п', 'ИИН', 'ФАМИЛИЯ', 'Имя', 'Отчество', 'Дата рожд. (дд.мм.гггг)', 'Тел.:')).toEqual({
      ...{ iin: 'ИИН', lastName: 'ФАМИЛИЯ', firstName: 'Имя', middleName: 'Отчество' },
      ...{ bornOn: 'Дата рожд. (дд.мм.гггг)', phone: 'Тел.:' }
    })
  })

  it('in Kazakh, also typed on a Russian keyboard', () => {
    expect(guess('ЖСН', 'Тегi', 'Аты', 'Әкесінің аты', 'Туған куні', 'Мекенжайы', 'Отбасы нөмірі')).toEqual({
      ...{ iin: 'ЖСН', lastName: 'Тегi', firstName: 'Аты', middleName: 'Әкесінің аты' },
      ...{ bornOn: 'Туған куні', address: 'Мекенжайы', family: 'Отбасы нөмірі' }
    })
  })

  it('each column once, the likest first', () => {
    expect(guess('ИИН заявителя', 'ИИН', 'ФИО', 'ФИО родителя')).toEqual({
      ...{ headIin: 'ИИН заявителя', iin: 'ИИН', fullName: 'ФИО' }
    })
  })

  it('not from a column that holds something else', () => {
    expect(guess('Причина', 'Примечание', '')).toEqual({})
  })

  it('again by a source’s headings although the columns stand otherwise', () => {
    const kept = { iin: 'Код', lastName: 'Кто' }
    expect(columnsOfHeadings(kept, ['кто', 'x', 'КОД'])).toEqual({ iin: 2, lastName: 0 })
    expect(columnsOfHeadings(kept, ['кто'])).toEqual({ lastName: 0 })
  })

  it('and say what is still missing', () => {
    expect(missingFields(peopleKind, {})).toEqual(['lastName', 'firstName'])
    expect(missingFields(peopleKind, { fullName: 0 })).toEqual([])
  })
})
