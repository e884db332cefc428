import { formatStep } from '../../charts/format.ts'
import { CONFIGURATION_LIMITS, runLabel } from '../../config/index.ts'
import { whole } from '../../core/parameters.ts'
import { cancelEnsembles, continueEnsembles, useConfig, useEnsembles, type EnsembleWork } from '../../store/index.ts'
import { Progress } from '../compare/Progress.tsx'
import { Icon } from '../Icon.tsx'
import { NumberField } from '../NumberField.tsx'
import { drawsAnything, nextOnLadder, rollAgain, setSeeds } from './commands.ts'
import './seeds.css'

const SEED = whole(1, 'seed of all that is drawn', 's', { valid: { min: 0, max: CONFIGURATION_LIMITS.seed } })
const SEEDS = whole(1, 'seeds that each run is computed with', 'N', {
  valid: { min: 1, max: CONFIGURATION_LIMITS.seeds },
})

const OF_SEED =
  'Batches, noise and stochastic rounding are drawn from this seed: the same seed is the same path. The data have a seed of their own.'
const OF_SEEDS =
  'Runs the seeds 1 to N of every run that draws: charts show the median, the middle half and nine tenths of them, the surface where they end. Up to 1000.'

/** The seed of the path that is drawn, and how many more are computed; where no run draws, nothing. */
export function SeedsBar() {
  const isDrawn = useConfig(({ configuration }) => drawsAnything(configuration))
  return isDrawn ? <Fields /> : null
}

function Fields() {
  const seed = useConfig(({ configuration }) => configuration.seed)
  const seeds = useConfig(({ configuration }) => configuration.shown?.seeds ?? 1)
  const { setSeed, endGesture } = useConfig.getState()
  return (
    <div className="seeds" role="group" aria-label="Chance">
      <span className="k">Seed</span>
      <NumberField
        value={seed}
        parameter={SEED}
        label="Seed"
        title={OF_SEED}
        className="short"
        onChange={setSeed}
        onDone={endGesture}
      />
      <button type="button" className="b ghost icon" title="Roll again: the next seed (N)" onClick={rollAgain}>
        <Icon name="redo" />
        <span className="hidden-text">Roll again</span>
      </button>
      <span className="k many">Seeds</span>
      <NumberField
        value={seeds}
        parameter={SEEDS}
        label="Seeds: how many of each run are computed"
        title={OF_SEEDS}
        className="short"
        onChange={setSeeds}
        onDone={endGesture}
        onStep={(direction, fine) => (fine ? seeds + direction : nextOnLadder(seeds, direction))}
      />
      {seeds > 1 && <Work />}
    </div>
  )
}

/** How far the seeds are, what can be done about it, and what became of them. */
function Work() {
  const works = useEnsembles((state) => state.works)
  const all = [...works]
  const is = (condition: EnsembleWork['condition']) => all.filter(([, work]) => work.condition === condition)
  const [computing, cancelled, failed] = [is('computing'), is('cancelled'), is('failed')]
  const sum = (read: (work: EnsembleWork) => number) => all.reduce((total, [, work]) => total + read(work), 0)
  const [done, of] = [sum((work) => work.done), sum((work) => work.of)]
  if (computing.length > 0)
    return (
      <p className="work">
        <Progress label="Running" done={done} of={of} />
        <button type="button" className="b line" onClick={cancelEnsembles}>
          Cancel
        </button>
      </p>
    )
  if (cancelled.length + failed.length > 0)
    return (
      <p className="work" role="status">
        <span>
          {failed.length > 0
            ? `Not all seeds could be run: ${failed[0]![1].problem ?? ''}.`
            : `Cancelled after ${formatStep(done)} of ${formatStep(of)}: what is shown is of these.`}
        </span>
        <button type="button" className="b line" onClick={continueEnsembles}>
          {failed.length > 0 ? 'Try again' : 'Run them all'}
        </button>
      </p>
    )
  return <Fates />
}

/** What became of the seeds: how many diverged, by run. */
function Fates() {
  const configuration = useConfig((state) => state.configuration)
  const works = useEnsembles((state) => state.works)
  if (works.size === 0) return <p className="work">No run that is shown draws anything.</p>
  const words = configuration.runs.flatMap((run) => {
    const work = works.get(run.key)
    return work && work.diverged > 0
      ? [`${runLabel(run, configuration.runs)}: ${formatStep(work.diverged)} of ${formatStep(work.of)} diverged`]
      : []
  })
  return (
    <p className="work" role="status">
      {words.join('; ') || 'All seeds have been run; none diverged.'}
    </p>
  )
}
