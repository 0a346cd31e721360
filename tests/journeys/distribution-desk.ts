import type { Page } from '@playwright/test'
import type { OutputOf } from '@shared/contract'
import type { Role } from '@shared/contract/operation'
import { addDays } from '@shared/domain/iso-date'
import type { RunningWindow } from '../support/window'
import { callInWindow, startOfficeWindow, signInWindow } from '../support/window-office'
import { fitSmallest, iin } from './clerk-desk'

type Item = OutputOf<'items.save'>
type Kit = OutputOf<'kits.save'>
type Place = OutputOf<'places.save'>

/** What an office of the tests hands out, and where. */
export interface DistributionDesk {
  items: { flour: Item; oil: Item; soap: Item; mask: Item }
  /** A food-household kit: 5 of flour, 2 of oil, 3 of soap. */
  kit: Kit
  /** Warehouse in Глубокое, points in Глубокое and Белоусовка. */
  places: { warehouse: Place; glubokoe: Place; belousovka: Place }
}

export interface DistributionOffice extends RunningWindow {
  desk: DistributionDesk
}

/** A new office at the smallest screen, its things and places entered, the given role signed in. */
export async function distributionOffice(
  options: { login?: Role; locale?: 'kk' | 'ru'; dataFolder?: string } = {}
): Promise<DistributionOffice> {
  const running = await emptyDistributionOffice(options)
  await signInWindow(running.page, 'manager', options.locale ?? 'ru')
  const desk = await enterDesk(running.page)
  await signInWindow(running.page, options.login ?? 'manager', options.locale ?? 'ru')
  return { ...running, desk }
}

/** The same office with nothing entered but its people: clerk, distributor, manager and head. */
export async function emptyDistributionOffice(
  options: { login?: Role; locale?: 'kk' | 'ru'; dataFolder?: string } = {}
): Promise<RunningWindow> {
  const { dataFolder } = options
  const running = await startOfficeWindow(
    ['clerk', 'distributor', 'manager', 'head'],
    dataFolder === undefined ? {} : { dataFolder }
  )
  await fitSmallest(running)
  await signInWindow(running.page, options.login ?? 'manager', options.locale ?? 'ru')
  return running
}

/** As a manager: four items, a kit of three of them, a warehouse and two points. */
export async function enterDesk(page: Page): Promise<DistributionDesk> {
  const item = (code: string, nameKk: string, nameRu: string, more: { perishable?: boolean } = {}) =>
    callInWindow(page, 'items.save', { code, nameKk, nameRu, unit: 'piece', ...more })
  const items = {
    flour: await item('flour', 'Ұн, 1 кг', 'Мука, 1 кг', { perishable: true }),
    oil: await item('oil', 'Өсімдік майы, 1 л', 'Масло растительное, 1 л', { perishable: true }),
    soap: await item('soap', 'Кір сабын', 'Мыло хозяйственное'),
    mask: await item('mask', 'Көп рет қолданылатын маска', 'Маска многоразовая')
  }
  const kit = await callInWindow(page, 'kits.save', {
    code: 'food',
    nameKk: 'Азық-түлік-тұрмыстық жиынтық',
    nameRu: 'Продуктово-бытовой набор',
    programme: 'kit',
    items: [
      { itemId: items.flour.id, quantity: 5 },
      { itemId: items.oil.id, quantity: 2 },
      { itemId: items.soap.id, quantity: 3 }
    ]
  })
  const places = {
    warehouse: await callInWindow(page, 'places.save', {
      code: 'S-1',
      kind: 'warehouse',
      nameKk: 'Орталық қойма',
      nameRu: 'Центральный склад',
      kato: '634030100',
      address: 'улица Складская, 3',
      responsible: 'Ким В. А.',
      phone: '+7 701 555 11 22'
    }),
    glubokoe: await callInWindow(page, 'places.save', {
      code: 'P-1',
      kind: 'point',
      nameKk: 'Глубокое, мәдениет үйі',
      nameRu: 'Глубокое, дом культуры',
      kato: '634030100',
      address: 'улица Поповича, 20',
      responsible: 'Абаева С. К.',
      phone: '+7 701 555 11 33'
    }),
    belousovka: await callInWindow(page, 'places.save', {
      code: 'P-2',
      kind: 'point',
      nameKk: 'Белоусовка, мектеп',
      nameRu: 'Белоусовка, школа',
      kato: '634037100',
      address: 'улица Школьная, 1',
      responsible: 'Иванов П. С.',
      phone: '+7 701 555 11 44'
    })
  }
  return { items, kit, places }
}

/** The newest contents of the kit: what is put together and named by rounds. */
export function newestVersion(kit: Kit): Kit['versions'][number] {
  const [newest] = kit.versions
  if (newest === undefined) throw new Error(`kit ${kit.code} has no version`)
  return newest
}

/** As a stock keeper: what so many kits need is received into the warehouse and put together there. */
export async function stockKits(page: Page, desk: DistributionDesk, kits: number): Promise<void> {
  const { flour, oil, soap } = desk.items
  const placeId = desk.places.warehouse.id
  await callInWindow(page, 'stock.receive', {
    placeId,
    waybill: `Н-${kits}`,
    supplier: 'ТОО «Береке»',
    lines: [
      { itemId: flour.id, quantity: 5 * kits, batch: 'М-1', expiresOn: '2028-03-31' },
      { itemId: oil.id, quantity: 2 * kits, batch: 'Р-1', expiresOn: '2027-12-31' },
      { itemId: soap.id, quantity: 3 * kits, batch: 'С-1' }
    ]
  })
  await callInWindow(page, 'stock.assemble', {
    placeId,
    kitVersionId: newestVersion(desk.kit).id,
    quantity: kits
  })
}

/** As a stock keeper: a ware sent from the warehouse to a point, and arrived there in full. */
export async function sendTo(
  page: Page,
  desk: DistributionDesk,
  move: { to: Place; wareId: number; quantity: number; roundId?: number }
): Promise<void> {
  const { transferId } = await callInWindow(page, 'stock.move', {
    fromPlaceId: desk.places.warehouse.id,
    toPlaceId: move.to.id,
    ...(move.roundId === undefined ? {} : { roundId: move.roundId }),
    lines: [{ wareId: move.wareId, quantity: move.quantity }]
  })
  await callInWindow(page, 'stock.confirmMove', { transferId })
}

/** People a kit round finds, and those it must leave out. */
export interface KitPeople {
  /** Persons with disability in Глубокое and in Белоусовка. */
  glubokoe: readonly number[]
  belousovka: readonly number[]
  /** A mother, and her child with disability. */
  mother: number
  child: number
  /** Registered as unemployed, in Глубокое. */
  unemployed: readonly number[]
  /** With disability, but gone from the district; and one whose address nobody knows. */
  gone: number
  nowhere: number
  /** Fits no category of the kit. */
  other: number
}

const lastNames = ['Ахметов', 'Иванов', 'Қасымов', 'Шмидт', 'Жұмабеков', 'Ким', 'Төлегенов', 'Сидоров']
const firstNames = ['Ерлан', 'Тимур', 'Дәурен', 'Пётр']

interface KitPerson {
  bornOn?: string
  lastName?: string
  kato?: string | null
  disability?: 1 | 2 | 3 | 'child'
}

/** As the clerk, who stays signed in: fourteen people of the kit's categories, two of whom no list may hold, and one of none. */
export async function enterKitPeople(page: Page): Promise<KitPeople> {
  const { today } = await callInWindow(page, 'office.status', {})
  await signInWindow(page, 'clerk')
  let serial = 0
  async function person({ bornOn = '1970-03-15', lastName, kato = '634030100', disability }: KitPerson) {
    serial += 1
    const saved = await callInWindow(page, 'people.save', {
      iin: iin(bornOn, 'm', 60 * serial + 1),
      lastName: lastName ?? lastNames[serial % lastNames.length] ?? '',
      firstName: firstNames[Math.floor(serial / lastNames.length) % firstNames.length] ?? '',
      phone: `+7 701 555 00 ${String(serial).padStart(2, '0')}`,
      ...(kato === null ? {} : { address: { kato, text: `улица Абая, ${serial}` } }),
      ...(disability === undefined ? {} : { disabilityGroup: disability })
    })
    return saved.id
  }
  const several = async (count: number, of: KitPerson): Promise<number[]> => {
    const made: number[] = []
    while (made.length < count) made.push(await person(of))
    return made
  }
  const mark = (personId: number, name: 'registered-unemployed' | 'left-area') =>
    callInWindow(page, 'marks.save', {
      personId,
      mark: name,
      since: addDays(today, -30),
      source: 'Сведения карьерного центра'
    })
  const glubokoe = await several(5, { disability: 2 })
  const belousovka = await several(3, { disability: 3, kato: '634037100' })
  const mother = await person({ bornOn: '1985-03-15', lastName: 'Нұрғалиев' })
  const child = await person({ bornOn: '2018-05-01', lastName: 'Нұрғалиев', disability: 'child' })
  await callInWindow(page, 'families.save', {
    from: addDays(today, -400),
    members: [
      { personId: mother, relation: 'applicant' },
      { personId: child, relation: 'child' }
    ]
  })
  const unemployed = await several(2, {})
  for (const personId of unemployed) await mark(personId, 'registered-unemployed')
  const gone = await person({ lastName: 'Уехавший', disability: 1 })
  await mark(gone, 'left-area')
  const nowhere = await person({ lastName: 'Безадресный', disability: 1, kato: null })
  const other = await person({ lastName: 'Соседов' })
  return { glubokoe, belousovka, mother, child, unemployed, gone, nowhere, other }
}
