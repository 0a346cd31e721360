import { appendFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { usualLimits } from '../../../electron/region/server/limits'
import { startReceiving } from '../../../electron/region/server/receiving'

/** The receiving server over a register in a text file, until it is killed. */
const [inbox = '', port = '0'] = process.argv.slice(2)
const { url } = await startReceiving({
  ...{ inbox, host: '127.0.0.1', port: Number(port), tls: null },
  limits: { ...usualLimits, requestsAMinute: 1_000_000, spare: 0 },
  take: (path) => appendFile(join(inbox, 'register'), `${basename(dirname(path))}\n`),
  receipt: () => Promise.resolve(null)
})
process.stdout.write(`${url}\n`)
