import { describe, expect, it } from 'vitest'
import { iinOf } from '../support/office'
import { familiesOf } from './support/import-families'
import { contentOf, importOffice, previewOf, rowsOf, takeIn } from './support/imports'

const head = 'ИИН;Фамилия;Имя;Номер семьи;ИИН заявителя;Родство'
const [mother, father, son, aunt] = [
  iinOf('1985-03-15'),
  iinOf('1983-04-16', 'm'),
  iinOf('2015-05-20', 'm'),
  iinOf('1990-06-21')
]
const motherHerself = `${mother};Серікова;Әлия;;;`
const sonOf = (number: string, iin: string): string => `${son};Ахметов;Нұрлан;${number};${iin};сын`

describe('a family of a list', () => {
  it('is one when its number and its head name it, wherever the head stands', async () => {
    const lines = [
      `${mother};Серікова;Әлия;7;;заявитель`,
      sonOf('', mother),
      `${father};Оспанов;Ержан;7;;супруг`,
      `${aunt};Ким;Анна;;${son};другое`
    ]
    const wanted = [[`${father} spouse`, `${mother} applicant`, `${son} child`, `${aunt} other`].sort()]
    for (const order of [lines, [...lines].reverse()]) {
      const played = await importOffice()
      await takeIn(played, 'people', [head, ...order])
      expect(await familiesOf(played.folder)).toEqual(wanted)
    }
  })

  it('is the stored one of its people, though their own rows say nothing new', async () => {
    const played = await importOffice()
    const stored = [`${mother};Серікова;Әлия;7;;заявитель`, `${father};Оспанов;Ержан;7;;супруг`]
    await takeIn(played, 'people', [head, ...stored])
    const before = await contentOf(played.folder)
    const { id } = await previewOf(played, 'people', [
      head,
      sonOf('1', ''),
      ...stored.map((line) => line.replace(';7;', ';1;'))
    ])
    expect((await rowsOf(played, id)).map(([, state]) => state)).toEqual(['new', 'same exact', 'same exact'])
    await played.clerk.call('imports.apply', { id })
    expect(await familiesOf(played.folder)).toEqual([
      [`${father} spouse`, `${mother} applicant`, `${son} child`].sort()
    ])
    await played.clerk.call('imports.undo', { id })
    expect(await contentOf(played.folder)).toEqual(before)
  })

  it('is that of its head when its people are stored in several; the others are told and stay', async () => {
    const played = await importOffice()
    await takeIn(played, 'people', [
      ...[head, `${father};Оспанов;Ержан;1;;заявитель`, `${mother};Серікова;Әлия;2;;заявитель`]
    ])
    const lines = [`${father};Оспанов;Ержан;;${mother};супруг`, sonOf('', mother)]
    const { id } = await previewOf(played, 'people', [head, ...lines])
    expect((await rowsOf(played, id)).map(([, , codes]) => codes)).toEqual([['stays-in-family'], []])
    await played.clerk.call('imports.apply', { id })
    expect(await familiesOf(played.folder)).toEqual(
      [[`${father} applicant`], [`${mother} applicant`, `${son} child`].sort()].sort((a, b) =>
        a.join() < b.join() ? -1 : 1
      )
    )
  })

  it('takes a stored head in who lived in none', async () => {
    const played = await importOffice()
    await takeIn(played, 'people', [head, motherHerself])
    expect(await familiesOf(played.folder)).toEqual([])
    await takeIn(played, 'people', [head, sonOf('', mother)])
    expect(await familiesOf(played.folder)).toEqual([[`${mother} applicant`, `${son} child`].sort()])
  })

  it('is refused as a whole where the head of its head is nobody', async () => {
    const played = await importOffice()
    const nobody = iinOf('1970-01-01')
    const { id } = await previewOf(played, 'people', [
      head,
      sonOf('', father),
      `${aunt};Ким;Анна;;${son};другое`,
      `${father};Оспанов;Ержан;;${nobody};супруг`
    ])
    expect((await rowsOf(played, id)).map(([, state, codes]) => [state, codes])).toEqual([
      ['error', ['head-unknown']],
      ['error', ['head-unknown']],
      ['error', ['head-unknown']]
    ])
  })
})

it('a list by name has its heads at the end and its people in many pieces', async () => {
  const played = await importOffice()
  const families = 700
  const iinAt = (family: number, one: number): string =>
    iinOf(`19${50 + (family % 50)}-0${1 + one}-${10 + (family % 19)}`, 'f', 1 + family)
  const members = Array.from({ length: 4 * families }, (_, at) => {
    const [one, family] = [1 + Math.floor(at / families), at % families]
    return `${iinAt(family, one)};Тегі${'абвгд'[one] ?? ''}${String(family)};Аты;;${iinAt(family, 0)};другое`
  })
  // Names need letters only: the number in words of its digits.
  const spelled = members.map((line) =>
    line.replace(/Тегі(\D)(\d+)/, (_, letter: string, number: string) => {
      return `Тегі${letter}${[...number].map((digit) => 'бвгджзклмн'[Number(digit)] ?? '').join('а')}`
    })
  )
  const heads = Array.from({ length: families }, (_, family) => {
    const name = [...String(family)].map((digit) => 'бвгджзклмн'[Number(digit)] ?? '').join('о')
    return `${iinAt(family, 0)};Яхин${name};Басшы;;;`
  })
  const done = await takeIn(played, 'people', [head, ...spelled, ...heads])
  expect(done).toMatchObject({ created: 5 * families, rejected: 0, skipped: 0 })
  expect(await familiesOf(played.folder)).toEqual(
    Array.from({ length: families }, (_, family) =>
      [0, 1, 2, 3, 4].map((one) => `${iinAt(family, one)} ${one === 0 ? 'applicant' : 'other'}`).sort()
    ).sort((a, b) => (a.join() < b.join() ? -1 : 1))
  )
})
