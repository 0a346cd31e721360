import { expect, test } from '@playwright/test'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runHeadlessDoor } from '../support/headless'
import { startWindow } from '../support/window'

const setup = {
  op: 'office.setup',
  input: {
    office: {
      nameKk: 'Жұмыспен қамту бөлімі',
      nameRu: 'Отдел занятости',
      addressKk: 'Алтай қаласы, Бас көшесі, 1',
      addressRu: 'город Алтай, улица Главная, 1',
      phone: '+7 72335 21000',
      kato: '634000000',
      headNameKk: 'А. Сейітова',
      headNameRu: 'А. Сеитова'
    },
    administrator: { login: 'admin', name: 'Әкімші', password: 'correct horse battery' }
  }
}

let folder: string
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'komek-headless-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true }))

test('one answer a line, in order, a malformed line among them, and code 0 at the end of the input', async () => {
  const run = await runHeadlessDoor(
    ['--data', folder, '--locale', 'ru'],
    [
      { op: 'office.status' },
      'this is not JSON',
      { op: 5 },
      { op: 'office.status', inputs: {} },
      '[]',
      '',
      { op: 'office.nothing', input: {} },
      { op: 'cases.list', input: {} },
      setup,
      { op: 'office.status' }
    ]
  )
  expect(run.code).toBe(0)
  expect(run.answers.map(({ ok, error }) => (ok ? 'ok' : error?.code))).toEqual([
    'ok',
    'operation-malformed',
    'operation-malformed',
    'operation-malformed',
    'operation-malformed',
    'operation-unknown',
    'not-signed-in',
    'ok',
    'ok'
  ])
  expect(run.answers[2]?.error?.field).toBe('op')
  expect(run.answers[3]?.error?.field).toBe('inputs')
  expect(run.answers[8]?.result).toMatchObject({ state: 'ready' })
})

test('the account and password given at the start sign in; a wrong password is one line and code 1', async () => {
  await runHeadlessDoor(['--data', folder], [setup])
  const right = await runHeadlessDoor(['--data', folder, '--user', 'admin'], [{ op: 'accounts.list' }], {
    KOMEK_PASSWORD: 'correct horse battery'
  })
  expect(right.code).toBe(0)
  expect(right.answers).toHaveLength(1)
  expect(right.answers[0]).toMatchObject({ ok: true, result: { accounts: [{ login: 'admin' }] } })
  const wrong = await runHeadlessDoor(
    ['--data', folder, '--user', 'admin', '--locale', 'kk'],
    [{ op: 'accounts.list' }],
    { KOMEK_PASSWORD: 'guessed' }
  )
  expect(wrong.code).toBe(1)
  expect(wrong.answers).toMatchObject([{ ok: false, error: { code: 'sign-in-failed' } }])
})

test('--describe prints every operation with its schemas as one array', async () => {
  const run = await runHeadlessDoor(['--describe'], [])
  expect(run.code).toBe(0)
  expect(run.lines).toHaveLength(1)
  const described = JSON.parse(run.lines[0] ?? '') as { name: string; input: { type?: string } }[]
  const { operationNames } = await import('../../shared/contract/names')
  const names = Object.entries(operationNames).flatMap(([feature, verbs]) =>
    verbs.map((verb) => `${feature}.${verb}`)
  )
  expect(described.map(({ name }) => name).sort()).toEqual(names.sort())
  for (const operation of described) {
    expect(operation).toMatchObject({
      role: expect.anything(),
      input: { type: 'object' },
      output: expect.any(Object)
    })
  }
})

test('a data file that is open in the window, or cannot be read, is one coded line and code 1', async () => {
  const { dataFolder, close } = await startWindow()
  const inUse = await runHeadlessDoor(['--data', dataFolder], [{ op: 'office.status' }])
  expect(inUse.code).toBe(1)
  expect(inUse.answers).toMatchObject([{ ok: false, error: { code: 'data-file-in-use' } }])
  await close()
  await writeFile(join(folder, 'komek.db'), 'not a data file\n'.repeat(500))
  const damaged = await runHeadlessDoor(['--data', folder], [{ op: 'office.status' }])
  expect(damaged.code).toBe(1)
  expect(damaged.answers).toMatchObject([{ ok: false, error: { code: 'data-file-damaged' } }])
})

test('a relative folder counts from where the command was typed, and a flag without a value is refused', async () => {
  const run = await runHeadlessDoor(['--data', 'here'], [{ op: 'office.status' }], { INIT_CWD: folder })
  expect(run.code).toBe(0)
  expect(await readdir(folder)).toEqual(['here'])
  const refused = await runHeadlessDoor(['--data'], [])
  expect(refused.code).toBe(2)
  expect(refused.lines).toEqual([])
})
