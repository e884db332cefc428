import { placeText } from '../../charts/axisUnit.ts'
import { formatAmount, formatNumber, formatPlace } from '../../charts/format.ts'
import { Swatch } from '../../charts/Swatch.tsx'
import { surfaceOf } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import type { RunSamples } from '../../store/types.ts'
import { useRunLabel } from './useRunLabel.ts'
import { useConfig } from '../../store/index.ts'
import {
  evaluationsAt,
  gradientNormAt,
  stepLengthAt,
  useAtPlayhead,
  useIsPastEnd,
  useAxisUnit,
  useGrain,
  usePlayhead,
  xAt,
  yAt,
} from '../live.ts'
import { Symbol } from '../../charts/Mathematics.tsx'

/** The numbers of every run at the playhead. */
export function ReadOut() {
  const runs = useConfig(({ configuration }) => configuration.runs)
  const isOneParameter = useIsOneParameter()
  const playhead = usePlayhead()
  const grain = useGrain()
  const unit = useAxisUnit()
  return (
    <section className="read" aria-labelledby="read-out">
      <h2 id="read-out">
        Read-out <span>at {placeText(unit, formatPlace(playhead, grain))}</span>
      </h2>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-text">run</span>
            </th>
            <th scope="col">
              <Named symbol="x" name="x" />
            </th>
            {!isOneParameter && (
              <th scope="col">
                <Named symbol="y" name="y" />
              </th>
            )}
            <th scope="col" title="Length of the raw gradient at the point">
              <Named symbol="g" name="gradient norm" bars />
            </th>
            <th scope="col" title="Length of the step that led to the point">
              <Named symbol="\Delta" name="step length" bars />
            </th>
            <th scope="col" title="Gradient evaluations until here; of a sum of n terms, n term gradients are one">
              evals
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <ReadOutRow key={run.key} run={run} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

const useIsOneParameter = () =>
  useConfig(({ configuration }) => surfaceOf(configuration.surface).isOneParameter === true)

/** A column's head: the symbol for the eye, the name for the ear. */
function Named({ symbol, name, bars = false }: { symbol: string; name: string; bars?: boolean }) {
  return (
    <>
      <span aria-hidden="true">
        {bars && '|'}
        <Symbol tex={symbol} />
        {bars && '|'}
      </span>
      <span className="hidden-text">{name}</span>
    </>
  )
}

function ReadOutRow({ run }: { run: RunConfiguration }) {
  const past = useIsPastEnd(run.key)
  const isOneParameter = useIsOneParameter()
  const name = useRunLabel(run)
  return (
    <tr
      className={past ? 'past' : run.hidden ? 'dim' : undefined}
      title={past ? `${name} has diverged: its last finite values` : undefined}
    >
      <th scope="row" title={name}>
        <Swatch slot={run.slot} bare />
        <span className="hidden-text">{name}</span>
      </th>
      <Cell run={run} read={xAt} format={fixed} />
      {!isOneParameter && <Cell run={run} read={yAt} format={fixed} />}
      <Cell run={run} read={gradientNormAt} format={gradient} />
      <Cell run={run} read={stepLengthAt} format={measured} />
      <Cell run={run} read={evaluationsAt} format={formatAmount} />
    </tr>
  )
}

interface CellProps {
  run: RunConfiguration
  read(samples: RunSamples, index: number): number
  format(value: number): string
}

function Cell({ run, read, format }: CellProps) {
  const value = useAtPlayhead(run.key, read)
  return <td>{Number.isNaN(value) ? '–' : format(value)}</td>
}

/** Coordinates: three decimals, so that the column stands still. */
const fixed = (value: number): string =>
  Math.abs(value) < 1000
    ? value
        .toFixed(3)
        .replace(/^-(?=0\.0+$)/, '')
        .replace('-', '\u2212')
    : formatNumber(value, 2)

/** Three digits; two beside a power of ten, which needs the room. */
const gradient = (value: number): string => (Math.abs(value) < 1000 ? formatNumber(value) : formatNumber(value, 2))
const measured = (value: number): string => formatNumber(value, 2)
