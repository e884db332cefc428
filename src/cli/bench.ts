/** `npm run bench`: what the program achieves on this machine, as a table; with `--json` as data. */
import type { Measurement } from './bench/measurement.ts'
import { measureContours, measureEngine, measureLink } from './bench/numeric.ts'
import { measureSeeds, measureSums } from './bench/seeds.ts'
import { measurePage } from './bench/page.ts'

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

const measurements = [
  ...measureEngine(),
  measureContours(),
  ...measureSums(),
  ...measureSeeds(),
  ...measureLink(),
  ...(await measurePage()),
]
console.log(process.argv.includes('--json') ? JSON.stringify(measurements, null, 2) : table(measurements))
