import { putData, rowsOf } from '../../charts/data/edits.ts'
import { formatStep } from '../../charts/format.ts'
import { CONFIGURATION_LIMITS } from '../../config/index.ts'
import { standardData } from '../../config/data.ts'
import { lookUp } from '../../config/registries.ts'
import type { DataChoice, SurfaceChoice } from '../../config/types.ts'
import type { Generator, ProblemData } from '../../core/data.ts'
import type { NumberParameter, ParameterValue } from '../../core/parameter.ts'
import { useConfig } from '../../store/index.ts'
import { defaultsOf } from '../defaults.ts'
import { Icon } from '../Icon.tsx'
import { NumberField } from '../NumberField.tsx'
import { ParameterList } from '../ParameterControl.tsx'
import { CsvButtons } from './CsvButtons.tsx'

type Made = Extract<DataChoice, { generator: string }>

/** Where the data come from: a generator with its numbers and its seed, or rows of one's own. */
export function Source({ surface, problem }: { surface: SurfaceChoice; problem: ProblemData }) {
  const { endGesture } = useConfig.getState()
  const data = surface.data ?? standardData(problem)
  const own = data.rows !== undefined
  const generator = own ? undefined : lookUp(problem.generators, data.generator)
  const choose = (id: string) => {
    if (id === OWN) return
    endGesture()
    putData({ generator: id, params: {}, seed: 1 }, 'data.generator')
    endGesture()
  }
  return (
    <section className="data-source" aria-label="Where the data come from">
      <label className="kv">
        <span className="k">Source</span>
        <select value={own ? OWN : data.generator} onChange={(event) => choose(event.target.value)}>
          {own && <option value={OWN}>Own rows ({formatStep(rowsOf(surface).length)})</option>}
          {Object.entries(problem.generators).map(([id, { name }]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <CsvButtons />
      {generator && !own && (
        <>
          <p className="hint">{generator.summary}</p>
          <GeneratorControls generator={generator} data={data} />
        </>
      )}
      {own && <p className="hint">A generator above takes the place of these rows; undo brings them back.</p>}
    </section>
  )
}

const OWN = 'own rows'

const SEED: NumberParameter = {
  kind: 'number',
  default: 1,
  min: 0,
  max: 1000,
  scale: 'linear',
  integer: true,
  symbol: 's',
  doc: 'seed of the data',
  valid: { min: 0, max: CONFIGURATION_LIMITS.seed },
}

function GeneratorControls({ generator, data }: { generator: Generator; data: Made }) {
  const { endGesture } = useConfig.getState()
  const { params, seed, generator: id } = data
  const defaults = defaultsOf(generator, 1)
  const set = (name: string, value: ParameterValue) =>
    putData({ generator: id, params: { ...params, [name]: value }, seed }, `data.${name}`)
  const setSeed = (next: number) => putData({ generator: id, params, seed: next }, 'data.seed')
  return (
    <>
      <ParameterList
        of={{ kind: 'surface', id: undefined }}
        params={generator.params}
        values={{ ...defaults, ...params }}
        defaults={defaults}
        onChange={set}
        onDone={endGesture}
      />
      <div className="data-seed">
        <span className="k">Seed</span>
        <NumberField value={seed} parameter={SEED} label="Seed of the data" onChange={setSeed} onDone={endGesture} />
        <button
          type="button"
          className="b line"
          title="Other data from the same generator: the next seed"
          onClick={() => {
            setSeed((seed + 1) % (CONFIGURATION_LIMITS.seed + 1))
            endGesture()
          }}
        >
          <Icon name="revert" />
          Re-roll
        </button>
      </div>
    </>
  )
}
