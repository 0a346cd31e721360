import { resolve } from 'node:path'
import type { Locale } from '@shared/contract/fields'

/** What the program was asked for on its command line. */
export interface ProgramArguments {
  dataFolder: string | null
  headless: boolean
  describe: boolean
  user: string | null
  locale: Locale | null
}

/** A command line that cannot be understood; the message says which part. */
export class ArgumentError extends Error {}

const valued = ['--data', '--user', '--locale'] as const
type Valued = (typeof valued)[number]

/**
 * Reads the program's own flags; switches of Chromium and of test drivers among them are left alone.
 * A relative data folder counts from where the command was typed (npm changes the directory and says from where).
 */
export function parseArguments(argv: readonly string[], env: NodeJS.ProcessEnv): ProgramArguments {
  const values = new Map<Valued, string>()
  argv.forEach((arg, index) => {
    for (const name of valued) {
      if (arg.startsWith(`${name}=`)) values.set(name, arg.slice(name.length + 1))
      else if (arg === name) values.set(name, argv[index + 1] ?? '')
    }
  })
  for (const [name, value] of values) {
    if (value === '' || value.startsWith('--')) throw new ArgumentError(`${name} needs a value`)
  }
  const data = values.get('--data') ?? env.KOMEK_DATA
  return {
    dataFolder: data ? resolve(env.INIT_CWD ?? process.cwd(), data) : null,
    headless: argv.includes('--headless-door'),
    describe: argv.includes('--describe'),
    user: values.get('--user') ?? null,
    locale: parseLocale(values.get('--locale'))
  }
}

function parseLocale(text: string | undefined): Locale | null {
  if (text === undefined) return null
  if (text === 'kk' || text === 'ru') return text
  throw new ArgumentError('--locale is kk or ru')
}
