import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '../support/window'
import { temporaryFolder } from '../support/database'
import { bundledWorker } from '../support/pdf-worker'
import { joinRegion, plainProfile } from './support/exchange'
import { decide, enterFamily, motherOfFour, openPlayedOffice, register, setLine } from './support/play'

/** What a person without Komek would write to look into the package. */
const check = `
import csv, hashlib, json, sys
package = json.load(open('package/datapackage.json', encoding='utf-8'))
people = set()
out = {'rows': {}, 'sums': {}, 'office': package['komek']['office']['kato']}
for resource in package['resources']:
    path = 'package/' + resource['path']
    data = open(path, 'rb').read()
    assert len(data) == resource['bytes'], path
    assert 'sha256:' + hashlib.sha256(data).hexdigest() == resource['hash'], path
    name = resource['path'][:-4]
    assert json.load(open(f'package/schemas/{name}.json', encoding='utf-8')) == resource['schema'], path
    rows = list(csv.DictReader(open(path, newline='', encoding='utf-8'), strict=True))
    assert len(rows) == resource['rows'], path
    assert [f['name'] for f in resource['schema']['fields']] == open(path, encoding='utf-8').readline().strip().split(',')
    keys = {tuple(row[k] for k in resource['schema']['primaryKey']) for row in rows}
    assert len(keys) == len(rows), path
    for field, total in package['komek']['sums'][name].items():
        assert sum(int(row[field]) for row in rows) == int(total), (path, field)
        out['sums'][f'{name}.{field}'] = total
    out['rows'][name] = len(rows)
    if name == 'people': people = {row['person'] for row in rows}
out['people'] = sorted(people)
json.dump(out, sys.stdout)
`

it("Debian's age, openssl, unzip and Python check and read a file by the README's commands alone", async () => {
  const played = await openPlayedOffice('2024-05-20', { workerUrl: await bundledWorker() })
  await setLine(played.admin, '2024-Q2', '40000')
  const region = await joinRegion(played)
  const family = await enterFamily(played.clerk, motherOfFour)
  await decide(played, await register(played.clerk, family, '2024-05-13'))
  const made = await played.head.call('exports.build', { period: '2024-Q2' })

  const folder = await temporaryFolder()
  await writeFile(join(folder, 'file.komek'), await readFile(made.path))
  await writeFile(join(folder, 'card.txt'), (await played.head.call('keys.publish', {})).card)
  await writeFile(join(folder, 'key.txt'), `${region.identity}\n`)
  const readme = await readFile(join(projectRoot, 'README.md'), 'utf8')
  const commands = /```sh\n(head -n 1 file\.komek[\s\S]*?)```/.exec(readme)?.[1]
  if (commands === undefined) throw new Error('the README has no commands for the file')
  const run = (script: string): string =>
    execFileSync('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, encoding: 'utf8' })
  const said = run(commands)
  expect(said).toContain('Signature Verified Successfully')
  const { payload } = JSON.parse(await readFile(join(folder, 'head.json'), 'utf8')) as {
    payload: { sha256: string }
  }
  expect(said).toContain(`${payload.sha256}  payload.age`)

  const read = JSON.parse(execFileSync('python3', ['-c', check], { cwd: folder, encoding: 'utf8' })) as {
    rows: object
    sums: object
    office: string
    people: string[]
  }
  expect(read).toMatchObject({ rows: made.rows, sums: made.sums, office: '634000000' })
  const { rows } = await played.clerk.call('people.search', {})
  const hash = (iin: string): string =>
    run(`printf ${iin} | openssl dgst -sha256 -mac HMAC -macopt hexkey:${plainProfile.iinKey}`)
  const hashes = rows.map(({ iin }) => hash(iin).trim().split(' ').at(-1) ?? '')
  expect(read.people).toEqual(hashes.sort())

  // The same commands notice a changed head.
  const changed = (await readFile(join(folder, 'file.komek'), 'latin1')).replace('2024-Q2', '2024-Q1')
  await writeFile(join(folder, 'file.komek'), changed, 'latin1')
  expect(() => run(commands)).toThrow()
})
