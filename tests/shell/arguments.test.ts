import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ArgumentError, parseArguments } from '../../electron/shell/arguments'

describe('the command line', () => {
  it('leaves switches of Chromium and of test drivers alone', () => {
    expect(parseArguments(['--no-sandbox', '--inspect=0', '/app'], {})).toEqual({
      dataFolder: null,
      headless: false,
      describe: false,
      user: null,
      locale: null
    })
  })

  it('reads a value after a space and after an equals sign', () => {
    const both = [
      ['--data', '/a b', '--user', 'aigul', '--locale', 'kk', '--headless-door'],
      ['--data=/a b', '--user=aigul', '--locale=kk', '--headless-door']
    ]
    for (const argv of both) {
      expect(parseArguments(argv, {})).toMatchObject({
        dataFolder: '/a b',
        user: 'aigul',
        locale: 'kk',
        headless: true
      })
    }
  })

  it('counts a relative folder from where the command was typed', () => {
    expect(parseArguments(['--data', 'office'], { INIT_CWD: '/typed/here' }).dataFolder).toBe(
      '/typed/here/office'
    )
    expect(parseArguments(['--data', 'office'], {}).dataFolder).toBe(resolve('office'))
  })

  it('takes the folder from KOMEK_DATA when none is given', () => {
    expect(parseArguments([], { KOMEK_DATA: '/data' }).dataFolder).toBe('/data')
    expect(parseArguments(['--data', '/other'], { KOMEK_DATA: '/data' }).dataFolder).toBe('/other')
  })

  it.each([[['--data']], [['--data', '--user', 'x']], [['--user=']], [['--locale', 'en']]])(
    'refuses %j instead of guessing',
    (argv) => {
      expect(() => parseArguments(argv, {})).toThrow(ArgumentError)
    }
  )
})
