import type { ReactNode } from 'react'
import {
  heldOptimizer,
  methodValues,
  momentumSchedule,
  movableParameters as movableOf,
  optimizerOf,
  scheduledOf,
} from '../../config/index.ts'
import type { OptimizerChoice, RunConfiguration, ScheduleChoice } from '../../config/types.ts'
import type { NumberParameter } from '../../core/parameter.ts'
import { useConfig, useRuns } from '../../store/index.ts'
import { show } from '../entry.ts'
import { Icon } from '../Icon.tsx'
import { Symbol } from '../../charts/Mathematics.tsx'
import { Menu } from '../Menu.tsx'
import { usedParameters } from '../usedParameters.ts'
import { ScheduleEditor } from './ScheduleEditor.tsx'
import { Sparkline } from './Sparkline.tsx'

interface Props {
  run: RunConfiguration
  steps: number
}

interface ListProps extends Props {
  /** What the schedules' own horizon stands for. */
  horizon: number
}

/** The other numbers of the optimizer that a schedule moves, each with its schedule, and the way to one more. */
export function ScheduledParameters({ run, steps, horizon }: ListProps) {
  const { setScheduled, endGesture } = useConfig.getState()
  const movable = { ...movableParameters(run.optimizer, steps), ...movableBatch(run) }
  const { scheduled = {} } = run
  const set = (name: string, choice: ScheduleChoice | undefined, tag?: string) =>
    setScheduled(run.key, name, choice, tag && `${run.key}.scheduled.${name}.${tag}`)
  const end = (name: string) => {
    set(name, undefined)
    endGesture()
  }
  const others = Object.entries(movable).filter(([name]) => !Object.hasOwn(scheduled, name))
  return (
    <>
      {Object.entries(scheduled).map(([name, choice]) => (
        <div className="group" role="group" aria-label={`Schedule of ${name}`} key={name}>
          <Course runKey={run.key} steps={steps} parameter={name} onEnd={() => end(name)}>
            {movable[name] ? <Symbol tex={movable[name].symbol} /> : name} over time
          </Course>
          <ScheduleEditor
            choice={choice}
            steps={horizon}
            label="Schedule"
            target={{ kind: 'schedule', run: run.key, moves: name, path: [] }}
            onChange={(next, tag) => set(name, next, tag ?? 'choice')}
            onDone={endGesture}
          />
        </div>
      ))}
      {others.length > 0 && (
        <Menu
          label="Schedule another parameter"
          className="b line fork"
          face={
            <>
              <Icon name="plus" />
              Schedule another parameter
            </>
          }
          items={others.map(([name, { doc }]) => ({
            label: name,
            detail: doc,
            onSelect: () => {
              set(name, { id: name === 'B' ? 'growth' : 'cosine', params: {} })
              endGesture()
            },
          }))}
        />
      )}
    </>
  )
}

/** What the rate's schedule does with the momentum, if it is one that cycles it. */
export function CycledMomentum({ run, steps }: Props) {
  const name = Object.keys(scheduledOf({ ...run, scheduled: {} }, steps))[0]
  const curve = useRuns(({ runs }) =>
    name === undefined ? undefined : runs.get(run.key)?.samples.parameterCurves[name],
  )
  if (momentumSchedule(run.schedule, steps) === undefined) return null
  if (name === undefined) return <p className="course">This optimizer has no momentum to cycle.</p>
  if (Object.hasOwn(run.scheduled ?? {}, name))
    return <p className="course">The momentum has its own schedule, below.</p>
  const range = curve && curve.length > 0 && `, from ${show(curve.reduce(lower))} to ${show(curve.reduce(higher))}`
  return (
    <Course runKey={run.key} steps={steps} parameter={name}>
      Also moves <Symbol tex={movableParameters(run.optimizer, steps)[name]?.symbol ?? name} />
      {range}
    </Course>
  )
}

interface CourseProps {
  runKey: string
  steps: number
  /** Absent: the rate. */
  parameter?: string
  /** Takes the parameter's schedule away. */
  onEnd?(): void
  children: ReactNode
}

/** A line that says what moves, and its curve. */
export function Course({ runKey, steps, parameter, onEnd, children }: CourseProps) {
  const ending = `Leave ${parameter} as it is`
  return (
    <div className="course">
      <span>{children}</span>
      <Sparkline runKey={runKey} steps={steps} parameter={parameter} />
      {onEnd && (
        <button type="button" className="b ghost icon" aria-label={ending} title={ending} onClick={onEnd}>
          <Icon name="cross" />
        </button>
      )}
    </div>
  )
}

const lower = (a: number, b: number) => Math.min(a, b)
const higher = (a: number, b: number) => Math.max(a, b)

/** The size of batches, where it can be moved. */
function movableBatch(run: RunConfiguration): Readonly<Record<string, NumberParameter>> {
  const { B } = movableOf(run)
  return B?.kind === 'number' ? { B } : {}
}

/** The numbers of an optimizer, and of what it holds, that may take any value at any step; of a procedure only the rate moves. */
function movableParameters(choice: OptimizerChoice, steps: number): Readonly<Record<string, NumberParameter>> {
  const optimizer = optimizerOf(choice)
  if (optimizer.procedure) return {}
  const held = heldOptimizer(choice)
  const own = Object.entries(usedParameters(optimizer, methodValues(optimizer, choice, steps))).filter(
    (entry): entry is [string, NumberParameter] =>
      entry[0] !== 'lr' && entry[1].kind === 'number' && entry[1].integer !== true,
  )
  return { ...(held && movableParameters(held, steps)), ...Object.fromEntries(own) }
}
