import { describe, expect, it } from 'vitest'
import { requestedPath } from '../../electron/shell/security/requested-path'

describe('18 which file an address of app:// means', () => {
  it.each([
    ['app://komek/', 'index.html'],
    ['app://komek/index.html', 'index.html'],
    ['app://komek/index.html?x=1#/cases', 'index.html'],
    ['app://komek/assets/index-1a.js', 'assets/index-1a.js'],
    ['app://komek//assets//index.js', 'assets/index.js'],
    // A URL forgets leading dots by itself; what is left lies inside.
    ['app://komek/../../package.json', 'package.json']
  ])('%s is %s', (address, path) => {
    expect(requestedPath(address)).toBe(path)
  })

  it.each([
    'app://komek/..%2fpackage.json',
    'app://komek/%2e%2e%2fpackage.json',
    'app://komek/a/..%5c..%5cpackage.json',
    'app://komek/a\\..\\..%2fpackage.json',
    'app://komek/index.html%00',
    'app://komek/%ff',
    'app://other/index.html',
    'file:///etc/passwd',
    'https://komek/index.html',
    'not an address'
  ])('%s is refused', (address) => {
    expect(requestedPath(address)).toBeNull()
  })
})
