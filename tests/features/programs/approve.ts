import { openOffice } from '../../../electron/office'

/**
 * Approves what is proposed in a real office, one case after the other, until it is killed. Says each decision only after it
 * was answered.
 */
const [folder = '', resources = '', day = '', user = ''] = process.argv.slice(2)
const office = await openOffice({
  dataFolder: folder,
  resourcesFolder: resources,
  version: '0.0.0-test',
  emit: () => undefined,
  clock: { now: () => `${day}T05:00:00.000Z`, today: () => day }
})
const session = office.createSession('headless', 'ru')
session.user = {
  id: Number(user),
  login: 'reviewer',
  name: 'Тестов reviewer',
  role: 'reviewer',
  locale: 'ru'
}

async function call<T>(name: string, input: object): Promise<T> {
  const answer = await office.dispatch(name, input, session)
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`)
  return answer.result as T
}

const { rows } = await call<{ rows: { id: number }[] }>('cases.list', { states: ['proposed'], limit: 100 })
for (const { id } of rows) {
  const { case: decided } = await call<{ case: { decision: { number: string } } }>('cases.approve', { id })
  process.stdout.write(`${decided.decision.number}\n`)
}
