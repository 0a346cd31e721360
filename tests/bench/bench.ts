import { table } from './report'
import { runBench } from './run'

/**
 * `npm run bench [-- --quick] [--no-window] [--with-libreoffice] [--only=PART,PART]`: the budgets that can be measured by now, each as a
 * ratio against its yardstick in one run on this machine. Rows also go to test-results/bench.json.
 */
const args = process.argv.slice(2)
const quick = args.includes('--quick')
const only = args
  .find((arg) => arg.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',')
const rows = await runBench(
  {
    quick,
    window: !args.includes('--no-window'),
    installLibreOffice: args.includes('--with-libreoffice'),
    ...(only === undefined ? {} : { only })
  },
  (line) => process.stderr.write(`bench: ${line}\n`)
)
process.stdout.write(`\n${table(rows)}\n\n`)
const counted = rows.filter((row) => row.met !== null)
if (quick)
  process.stdout.write('Small sizes: everything runs, but the budgets are meant for a whole region.\n')
process.stdout.write(`${counted.filter((row) => row.met).length} of ${counted.length} budgets met\n`)
