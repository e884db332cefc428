import { heldSteps, methodValues, scheduleOf } from '../../config/index.ts'
import type { ScheduleChoice } from '../../config/types.ts'
import { schedules } from '../../schedules/index.ts'
import { ParameterList } from '../ParameterControl.tsx'
import { defaultsOf } from '../defaults.ts'
import { usedParameters } from '../usedParameters.ts'

interface Props {
  choice: ScheduleChoice
  /** The steps that are the schedule's own. */
  steps: number
  label: string
  /** Schedules round this one, so that nesting ends. */
  depth?: number
  onChange(choice: ScheduleChoice, tag?: string): void
  onDone(): void
}

/** Deeper, the controls would outgrow their column; links may nest further. */
const DEPTH = 3

/** The choice of a schedule with its parameters; a warmup stands in front of any, a sequence holds two. */
export function ScheduleEditor({ choice, steps, label, depth = 0, onChange, onDone }: Props) {
  const [inner] = choice.of ?? []
  const warm = choice.id === 'warmup' && inner !== undefined
  const main = warm ? inner : choice
  const replaceMain = (next: ScheduleChoice, tag?: string) => onChange(warm ? { ...choice, of: [next] } : next, tag)
  const set = (next: ScheduleChoice) => {
    replaceMain(next)
    onDone()
  }
  const toggleWarmup = (on: boolean) => {
    onChange(on ? { id: 'warmup', params: {}, of: [main] } : main)
    onDone()
  }
  const [left = steps] = warm ? heldSteps(scheduleOf(choice), valuesOf(choice, steps), steps) : [steps]

  return (
    <div className="schedule">
      <label className="kv">
        <span className="k">{label}</span>
        <select value={main.id ?? 'typed'} onChange={(event) => set(chosen(event.target.value, main))}>
          {main.id === undefined && <option value="typed">Typed</option>}
          {Object.entries(schedules)
            .filter(([id, { holds }]) => id !== 'warmup' && (holds === 0 || depth < DEPTH || id === main.id))
            .map(([id, { name }]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
      </label>
      <ScheduleParameters choice={main} steps={left} onChange={replaceMain} onDone={onDone} />
      <HeldSchedules choice={main} steps={left} depth={depth} onChange={replaceMain} onDone={onDone} />
      {(depth < DEPTH || warm) && (
        <label className="kv switch" title="The rate grows from small to full before the schedule begins">
          <input type="checkbox" checked={warm} onChange={(event) => toggleWarmup(event.target.checked)} />
          <span>Warmup in front</span>
        </label>
      )}
      {warm && <ScheduleParameters choice={choice} steps={steps} onChange={onChange} onDone={onDone} />}
    </div>
  )
}

type PartProps = Omit<Props, 'label'>

function ScheduleParameters({ choice, steps, onChange, onDone }: PartProps) {
  const schedule = scheduleOf(choice)
  const values = valuesOf(choice, steps)
  return (
    <ParameterList
      params={usedParameters(schedule, values)}
      values={values}
      defaults={defaultsOf(schedule, steps)}
      onChange={(name, value) => onChange({ ...choice, params: { ...choice.params, [name]: value } }, name)}
      onDone={onDone}
    />
  )
}

const PLACES = ['First', 'Then']

function HeldSchedules({ choice, steps, depth = 0, onChange, onDone }: PartProps) {
  const held = choice.of ?? []
  if (held.length === 0) return null
  const own = heldSteps(scheduleOf(choice), valuesOf(choice, steps), steps)
  return held.map((each, index) => (
    <fieldset className="held" key={index}>
      <ScheduleEditor
        choice={each}
        steps={own[index] ?? steps}
        label={PLACES[index] ?? 'Then'}
        depth={depth + 1}
        onChange={(next, tag) =>
          onChange({ ...choice, of: held.map((old, at) => (at === index ? next : old)) }, tag && `${index}.${tag}`)
        }
        onDone={onDone}
      />
    </fieldset>
  ))
}

const valuesOf = (choice: ScheduleChoice, steps: number) => methodValues(scheduleOf(choice), choice, steps)

/** Another kind of schedule; one that holds two begins with what was there. */
function chosen(id: string, before: ScheduleChoice): ScheduleChoice {
  const holds = schedules[id]?.holds ?? 0
  if (holds === 0) return { id, params: {} }
  const rest: ScheduleChoice = { id: 'constant', params: {} }
  return { id, params: {}, of: holds === 1 ? [before] : [before.of?.[0] ?? before, rest] }
}
