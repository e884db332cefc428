/** `npm run bench`: what the program achieves on this machine, as a table; with `--json` as data. */
import { withStolen } from './bench/machine.ts'
import type { Measurement } from './bench/measurement.ts'
import { measureContours, measureEngine, measureLink } from './bench/numeric.ts'
import { measureSeeds, measureSums } from './bench/seeds.ts'
import { measurePage } from './bench/page.ts'
import { plainCommand, print } from './terminal.ts'

const HELP = `Measures the engine here and the built page in headless Chromium, in a minute or two, and prints a table.

  npm run -s bench [-- --json]

Every measurement has its unit, what it is held against in the same run, and where something is wanted the aim.
'ms/frame' of processor is the page's main thread alone: other work on the same cores does not count there, but does in
the times of frames. For these let nothing else run; 'machine.stolen' is what the host of a virtual machine took for others
meanwhile: where that is much, late frames are the host's.

  --json   data instead: [{ id, value, unit, reference, aim, met }, ...]
  --help   this text

Exit code: 0, whatever was measured.`

const digits = (value: number | null) => (value === null ? '' : String(Number(value.toPrecision(3))))

function table(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ id, value, unit, reference, aim, met }) => [
    id,
    digits(value),
    unit,
    digits(reference),
    digits(aim),
    met === null ? '' : met ? 'met' : 'missed',
  ])
  const lines = [['measurement', 'value', 'unit', 'reference', 'aim', ''], ...rows]
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

async function measureAll(given: readonly string[]): Promise<number> {
  const measurements = [
    ...measureEngine(),
    measureContours(),
    ...measureSums(),
    ...measureSeeds(),
    ...measureLink(),
    ...(await withStolen(measurePage)),
  ]
  print(given.includes('--json') ? JSON.stringify(measurements, null, 2) : table(measurements))
  return 0
}

await plainCommand('bench', HELP, measureAll, ['--json'])
