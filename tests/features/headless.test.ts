import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allOperations, type Answer } from '@shared/contract'
import { makeIban } from '@shared/domain/iban'
import { ensureBuild } from '../../electron/launch/build.mjs'
import { ensureRuntime } from '../../electron/launch/runtime.mjs'
import { temporaryFolder } from '../support/database'
import { glubokoe, iinOf, testOffice, testPassword } from '../support/office'

const root = resolve(import.meta.dirname, '../..')
const patience = 180_000

interface Run {
  code: number | null
  lines: string[]
  answers: Answer[]
}

/** `npm run -s headless` in the real Electron: lines in, lines out. */
async function headless(
  args: readonly string[],
  lines: readonly (object | string)[] = [],
  env: Record<string, string> = {}
): Promise<Run> {
  const child = spawn('npm', ['run', '-s', 'headless', '--', ...args], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env }
  })
  let out = ''
  let aside = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (aside += text))
  child.stdin.on('error', () => undefined)
  child.stdin.end(lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''))
  const code = await new Promise<number | null>((done) => child.once('close', done))
  const said = out.split('\n').filter((line) => line !== '')
  const answers = said.map((line): Answer => {
    try {
      return JSON.parse(line) as Answer
    } catch {
      throw new Error(`not an answer: ${line}\n${aside}`)
    }
  })
  return { code, lines: said, answers }
}

const child = (id: string, bornOn: string): object => ({
  id,
  bornOn,
  student: false,
  ableBodied: false,
  disabilityGroup: null,
  caresFor: null
})

/** The question whose shape and answer others rely on. */
const question = {
  op: 'calculator.assess',
  input: {
    programme: 'asp',
    appliedOn: '2018-02-10',
    region: '63',
    members: [
      {
        id: 'a',
        bornOn: '1985-03-15',
        student: false,
        ableBodied: true,
        disabilityGroup: null,
        caresFor: null
      },
      child('b', '2008-04-01'),
      child('c', '2010-04-01'),
      child('d', '2012-04-01'),
      child('e', '2014-04-01')
    ],
    incomes: [{ member: 'a', kind: 'wages', quarter: '2017-Q4', amount: '150000.00' }],
    parameters: [{ name: 'poverty-line', value: '14849' }]
  }
}

describe('the headless door', () => {
  it(
    'describes every operation with its schemas and role',
    async () => {
      await ensureRuntime()
      await ensureBuild()
      const { code, lines } = await headless(['--describe'])
      expect(code).toBe(0)
      expect(lines).toHaveLength(1)
      const described = JSON.parse(lines[0] ?? '') as {
        name: string
        role: unknown
        writes: boolean
        input: { type?: string; properties?: object }
        output: { type?: string }
      }[]
      expect(described.map(({ name, role, writes }) => ({ name, role, writes }))).toEqual(
        [...allOperations().values()].map(({ name, role, writes }) => ({ name, role, writes }))
      )
      for (const { name, input, output } of described) {
        expect([input.type, output.type], name).toEqual(['object', 'object'])
      }
      expect(described.find(({ name }) => name === 'people.save')?.input.properties).toHaveProperty('iin')
    },
    patience
  )

  it(
    'answers the calculator’s question exactly, without an office and without signing in',
    async () => {
      const folder = await temporaryFolder()
      const { code, answers } = await headless(
        ['--data', join(folder, 'office')],
        [question, '{"op":', '[]', '{"op":17}', '{"op":"office.status","input":{},"more":1}', '', question]
      )
      expect(code).toBe(0)
      const expected = {
        ok: true,
        result: {
          entitled: true,
          kind: 'conditional',
          figures: {
            povertyLine: '14849.00',
            perCapita: '10000.00',
            monthly: '24245.00',
            childMonthly: '0.00'
          },
          months: [
            { month: '2018-02', amount: '24245.00' },
            { month: '2018-03', amount: '24245.00' }
          ],
          reasons: []
        }
      }
      expect(answers).toHaveLength(6)
      expect(answers[0]).toMatchObject(expected)
      // A line that cannot be read does not stop those after it.
      expect(answers.slice(1, 5).map((answer) => (answer.ok ? '' : answer.error.code))).toEqual(
        Array.from({ length: 4 }, () => 'operation-malformed')
      )
      expect(answers[5]).toEqual(answers[0])
    },
    patience
  )

  it(
    'does the whole job, from an empty folder to the printed letter',
    async () => {
      const folder = join(await temporaryFolder(), 'office')
      const signIn = (login: string): object => ({
        op: 'accounts.signIn',
        input: { login, password: testPassword }
      })
      const account = (login: string): object => ({
        op: 'accounts.create',
        input: { login, name: `Тестов ${login}`, role: login, password: testPassword }
      })
      const mother = 1
      const job: object[] = [
        {
          op: 'office.setup',
          input: {
            office: testOffice,
            administrator: { login: 'admin', name: 'Әкімші Айдос', password: testPassword }
          }
        },
        signIn('admin'),
        account('clerk'),
        account('reviewer'),
        {
          op: 'parameters.set',
          input: { name: 'poverty-line', value: '14849', quarter: '2018-Q1', act: 'Сведения области' }
        },
        signIn('clerk'),
        {
          op: 'people.save',
          input: {
            iin: iinOf('1985-03-15'),
            lastName: 'Нұрғалиева',
            firstName: 'Әлия',
            address: glubokoe,
            iban: makeIban('722', 'S000029932182')
          }
        },
        ...['2008-04-01', '2010-05-02', '2012-06-03', '2014-07-04'].map((bornOn) => ({
          op: 'people.save',
          input: { iin: iinOf(bornOn, 'm', 10), lastName: 'Нұрғалиев', firstName: 'Ерлан' }
        })),
        {
          op: 'cases.register',
          input: {
            applicantId: mother,
            appliedOn: '2018-02-10',
            members: [1, 2, 3, 4, 5].map((personId) => ({
              personId,
              relation: personId === mother ? 'applicant' : 'child',
              ableBodied: personId === mother
            }))
          }
        },
        {
          op: 'cases.saveIncomes',
          input: {
            id: 1,
            incomes: [{ personId: mother, kind: 'wages', quarter: '2017-Q4', amount: '150000.00' }]
          }
        },
        { op: 'cases.saveSurvey', input: { id: 1, survey: { conclusion: 'need' } } },
        { op: 'cases.assess', input: { id: 1 } },
        { op: 'cases.propose', input: { id: 1 } },
        { op: 'cases.approve', input: { id: 1 } },
        signIn('reviewer'),
        { op: 'cases.approve', input: { id: 1 } },
        { op: 'letters.render', input: { decisionId: 1 } },
        { op: 'decisions.recompute' },
        { op: 'cases.list', input: { text: 'Нургалиева' } },
        { op: 'journal.verify', input: {} },
        signIn('admin'),
        { op: 'journal.verify', input: {} }
      ]
      const { code, answers } = await headless(['--data', folder], job)
      expect(code).toBe(0)
      const refused = answers.flatMap((answer, index) =>
        answer.ok ? [] : [[(job[index] as { op: string }).op, answer.error.code]]
      )
      // A clerk does not approve, and a reviewer does not check the journal.
      expect(refused).toEqual([
        ['cases.approve', 'role-missing'],
        ['journal.verify', 'role-missing']
      ])
      const result = (op: string): unknown => {
        const at = job.findLastIndex((one) => (one as { op: string }).op === op)
        const answer = answers[at]
        return answer?.ok === true ? answer.result : answer
      }
      expect(result('cases.assess')).toMatchObject({
        case: { assessment: { figures: { monthly: '24245.00' }, total: '48490.00' } }
      })
      expect(result('cases.approve')).toMatchObject({ case: { state: 'decided' } })
      expect(result('decisions.recompute')).toEqual({ checked: 1, differences: [] })
      expect(result('journal.verify')).toMatchObject({ ok: true, firstBroken: null })
      const letter = result('letters.render') as { path: string; bytes: number; copyNo: number }
      expect(letter.copyNo).toBe(1)
      const pdf = await readFile(letter.path)
      expect([pdf.length, pdf.subarray(0, 5).toString()]).toEqual([letter.bytes, '%PDF-'])

      // A later run finds all of it, speaks the language it is asked to, and enforces the same roles.
      const clerk = await headless(
        ['--data', folder, '--user', 'clerk', '--locale', 'kk'],
        [{ op: 'cases.get', input: { id: 1 } }, { op: 'parameters.set', input: {} }, { op: 'no.such' }],
        { KOMEK_PASSWORD: testPassword }
      )
      expect(clerk.code).toBe(0)
      expect(clerk.answers[0]).toMatchObject({ ok: true, result: { case: { state: 'closed' } } })
      expect(clerk.answers[1]).toMatchObject({ ok: false, error: { code: 'role-missing' } })
      expect(clerk.answers[2]).toMatchObject({ ok: false, error: { code: 'operation-unknown' } })
      for (const answer of clerk.answers.slice(1)) {
        expect(answer.ok ? '' : answer.error.message).toMatch(/[әғқңөұүһі]/i)
      }
      const wrong = await headless(
        ['--data', folder, '--user', 'clerk', '--locale', 'ru'],
        [{ op: 'cases.get', input: { id: 1 } }],
        { KOMEK_PASSWORD: 'не тот пароль' }
      )
      expect(wrong.code).toBe(1)
      expect(wrong.answers).toMatchObject([
        { ok: false, error: { code: 'sign-in-failed', message: expect.stringContaining('пароль') } }
      ])
    },
    patience
  )
})
