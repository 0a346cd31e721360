import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { Call } from '../ipc/call'
import { createOffice, status } from './service'

const sampleOffice = {
  nameKk: 'Глубокое ауданының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі',
  nameRu: 'Отдел занятости и социальных программ Глубоковского района',
  addressKk: 'Шығыс Қазақстан облысы, Глубокое кенті, Попович көшесі, 22',
  addressRu: 'Восточно-Казахстанская область, посёлок Глубокое, улица Поповича, 22',
  phone: '+7 72331 2-22-22',
  kato: '634000000',
  headNameKk: 'А. Т. Сағынбаев',
  headNameRu: 'А. Т. Сагынбаев'
}

const sampleUsers = [
  { login: 'admin', name: 'Әкімші Айдос', role: 'administrator' },
  { login: 'clerk', name: 'Ахметова Гүлнара', role: 'clerk' },
  { login: 'clerk2', name: 'Иванова Ольга', role: 'clerk' },
  { login: 'reviewer', name: 'Қасымов Ерлан', role: 'reviewer' },
  { login: 'head', name: 'Сағынбаев Асқар', role: 'head' },
  { login: 'manager', name: 'Смағұлова Динара', role: 'manager' }
] as const

/** An office of generated people to learn and try the program on; marked as a sample for good. */
export async function createSampleOffice(
  call: Call,
  input: ParsedInputOf<'office.createSample'>
): Promise<OutputOf<'office.createSample'>> {
  await createOffice(
    call,
    sampleOffice,
    sampleUsers.map((user) => ({ ...user, password: input.password })),
    { sample: true, locale: input.locale ?? call.session.locale }
  )
  return {
    status: await status(call),
    logins: sampleUsers.map(({ login, role }) => ({ login, role })),
    families: 0
  }
}
