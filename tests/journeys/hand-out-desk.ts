import type { Page } from '@playwright/test'
import { addDays } from '@shared/domain/iso-date'
import type { OutputOf } from '@shared/contract'
import { callInWindow, signInWindow } from '../support/window-office'
import { iin } from './clerk-desk'
import { distributionOffice, sendTo, type DistributionOffice } from './distribution-desk'

type Line = OutputOf<'rounds.lines'>['rows'][number]
type Round = OutputOf<'rounds.get'>

/** A frozen round of masks, one a person, with its lines by point. */
export interface HandOutOffice extends DistributionOffice {
  round: Round
  /** Lines of the point in Глубокое, a family of four among them, and of the point in Белоусовка. */
  glubokoe: readonly Line[]
  belousovka: readonly Line[]
  family: readonly Line[]
}

/** People in Глубокое without a family, and in Белоусовка. */
const singles = 56
const farther = 6
const masks = 100

const names = ['Айгүл', 'Ерлан', 'Мадина', 'Тимур', 'Әсел', 'Дәурен', 'Ольга', 'Пётр']
const lastNames = ['Ахметов', 'Иванов', 'Қасымов', 'Шмидт', 'Жұмабеков', 'Ким', 'Төлегенов', 'Сидоров']

async function person(page: Page, serial: number, kato: string, lastName?: string): Promise<number> {
  const year = 1950 + (serial % 50)
  const saved = await callInWindow(page, 'people.save', {
    iin: iin(`${year}-03-15`, 'm', 60 * serial + 1),
    // Below 64 people no two have the same name.
    lastName: lastName ?? lastNames[serial % lastNames.length] ?? '',
    firstName: names[Math.floor(serial / lastNames.length) % names.length] ?? '',
    address: { kato, text: `улица Абая, ${serial}` }
  })
  return saved.id
}

/** As the clerk: who lives where. */
async function enterPeople(page: Page, today: string): Promise<void> {
  await signInWindow(page, 'clerk')
  for (let serial = 1; serial <= singles; serial += 1) await person(page, serial, '634030100')
  for (let serial = 61; serial < 61 + farther; serial += 1) await person(page, serial, '634037100')
  const members: number[] = []
  for (let serial = 71; serial < 75; serial += 1)
    members.push(await person(page, serial, '634030100', 'Нұрғалиев'))
  await callInWindow(page, 'families.save', {
    from: addDays(today, -400),
    members: members.map((personId, index) => ({
      personId,
      relation: index === 0 ? ('applicant' as const) : ('child' as const)
    }))
  })
}

/** As the manager: masks received, a round for everybody drawn and frozen, its masks sent to both points. */
async function freezeRound(page: Page, office: DistributionOffice, today: string): Promise<Round> {
  const { desk } = office
  const { warehouse, glubokoe, belousovka } = desk.places
  const wareId = desk.items.mask.wareId
  await signInWindow(page, 'manager')
  await callInWindow(page, 'stock.receive', {
    placeId: warehouse.id,
    waybill: 'Н-77',
    supplier: 'ТОО «Алтай Текстиль»',
    lines: [{ itemId: desk.items.mask.id, quantity: masks }]
  })
  const round = await callInWindow(page, 'rounds.create', {
    nameKk: 'Тұрғындарға маскалар',
    nameRu: 'Маски жителям',
    programme: 'mask',
    wareId,
    norm: 'person',
    quantity: 1,
    repeatAfter: 'once',
    asOf: today,
    sourcePlaceId: warehouse.id,
    pointIds: [glubokoe.id, belousovka.id],
    firstDay: today,
    lastDay: addDays(today, 6),
    criteria: {
      area: [],
      categories: [
        {
          id: 'grown',
          nameKk: 'Ересек тұрғындар',
          nameRu: 'Взрослые жители',
          conditions: [{ fact: 'age', from: 18 }]
        }
      ]
    }
  })
  await callInWindow(page, 'rounds.freeze', { id: round.id })
  await sendTo(page, desk, { to: glubokoe, wareId, quantity: singles + 4, roundId: round.id })
  await sendTo(page, desk, { to: belousovka, wareId, quantity: farther, roundId: round.id })
  return callInWindow(page, 'rounds.get', { id: round.id })
}

/** An office whose round of masks is ready to be handed out; the given role is signed in. */
export async function handOutOffice(
  options: { login?: 'distributor' | 'manager'; locale?: 'kk' | 'ru' } = {}
): Promise<HandOutOffice> {
  const office = await distributionOffice()
  const { page } = office
  const { today } = await callInWindow(page, 'office.status', {})
  await enterPeople(page, today)
  const round = await freezeRound(page, office, today)
  const { rows } = await callInWindow(page, 'rounds.lines', { id: round.id, limit: 500 })
  const at = (placeId: number): Line[] => rows.filter((line) => line.placeId === placeId)
  const glubokoe = at(office.desk.places.glubokoe.id)
  const family = glubokoe.filter((line) => line.fullName.startsWith('Нұрғалиев'))
  await signInWindow(page, options.login ?? 'distributor', options.locale ?? 'ru')
  return { ...office, round, glubokoe, belousovka: at(office.desk.places.belousovka.id), family }
}
