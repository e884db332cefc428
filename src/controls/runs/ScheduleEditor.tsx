import { heldSteps, methodValues, scheduleOf } from '../../config/index.ts'
import type { ScheduleChoice } from '../../config/types.ts'
import type { EditorTarget } from '../../store/types.ts'
import { schedules } from '../../schedules/index.ts'
import { EditEquations } from '../editor/EditEquations.tsx'
import { ParameterList } from '../ParameterControl.tsx'
import { defaultsOf } from '../defaults.ts'
import { SCHEDULE_FAMILIES } from '../families.ts'
import { ReferenceLink } from '../reference/ReferenceLink.tsx'
import { usedParameters } from '../usedParameters.ts'

type ScheduleTarget = Extract<EditorTarget, { kind: 'schedule' }>

interface Props {
  choice: ScheduleChoice
  /** The steps that are the schedule's own. */
  steps: number
  label: string
  /** Where its equations are, for the editor. */
  target: ScheduleTarget
  /** Schedules round this one, so that nesting ends. */
  depth?: number
  onChange(choice: ScheduleChoice, tag?: string): void
  onDone(): void
}

/** Deeper, the controls would outgrow their column; links may nest further. */
const DEPTH = 3

/** The choice of a schedule with its parameters; a warmup stands in front of any, a sequence holds two. */
export function ScheduleEditor({ choice, steps, label, target, depth = 0, onChange, onDone }: Props) {
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
  // A warmup is put in front by its own switch.
  const offered = (id: string) => id !== 'warmup' && (schedules[id]?.holds === 0 || depth < DEPTH || id === main.id)
  const mainTarget = warm ? inside(target, 0) : target
  const [left = steps] = warm ? heldSteps(scheduleOf(choice), valuesOf(choice, steps), steps) : [steps]

  return (
    <div className="schedule">
      <div className="linked">
        <label className="kv">
          <span className="k">{label}</span>
          <select value={main.id ?? 'typed'} onChange={(event) => set(chosen(event.target.value, main))}>
            {main.id === undefined && <option value="typed">Typed</option>}
            {Object.entries(SCHEDULE_FAMILIES).map(([family, name]) => (
              <optgroup key={family} label={name}>
                {Object.entries(schedules)
                  .filter(([id, schedule]) => schedule.family === family && offered(id))
                  .map(([id, schedule]) => (
                    <option key={id} value={id}>
                      {schedule.name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <ReferenceLink kind="schedule" id={main.id ?? main.from} />
      </div>
      <ScheduleParameters choice={main} steps={left} target={mainTarget} onChange={replaceMain} onDone={onDone} />
      <EditEquations target={mainTarget} />
      <HeldSchedules
        choice={main}
        steps={left}
        target={mainTarget}
        depth={depth}
        onChange={replaceMain}
        onDone={onDone}
      />
      {(depth < DEPTH || warm) && (
        <div className="linked">
          <label className="kv switch" title="The rate grows from small to full before the schedule begins">
            <input type="checkbox" checked={warm} onChange={(event) => toggleWarmup(event.target.checked)} />
            <span>{main.of ? 'Warmup in front of the sequence' : 'Warmup in front'}</span>
          </label>
          <ReferenceLink kind="schedule" id="warmup" />
        </div>
      )}
      {warm && <ScheduleParameters choice={choice} steps={steps} target={target} onChange={onChange} onDone={onDone} />}
    </div>
  )
}

const inside = (target: ScheduleTarget, index: number): ScheduleTarget => ({ ...target, path: [...target.path, index] })

type PartProps = Omit<Props, 'label'>

function ScheduleParameters({ choice, steps, target, onChange, onDone }: PartProps) {
  const schedule = scheduleOf(choice)
  const values = valuesOf(choice, steps)
  // Only the schedule of the rate moves the momentum too.
  const { momentumSchedule, ...alone } = schedule
  return (
    <ParameterList
      of={{ kind: 'schedule', id: choice.id ?? choice.from }}
      params={usedParameters(target.moves === undefined ? { ...alone, momentumSchedule } : alone, values)}
      values={values}
      defaults={defaultsOf(schedule, steps)}
      onChange={(name, value) => onChange({ ...choice, params: { ...choice.params, [name]: value } }, name)}
      onDone={onDone}
    />
  )
}

const PLACES = ['First', 'Then']

function HeldSchedules({ choice, steps, target, depth = 0, onChange, onDone }: PartProps) {
  const held = choice.of ?? []
  if (held.length === 0) return null
  const own = heldSteps(scheduleOf(choice), valuesOf(choice, steps), steps)
  return held.map((each, index) => (
    <fieldset className="held" key={index}>
      <ScheduleEditor
        choice={each}
        steps={own[index] ?? steps}
        label={PLACES[index] ?? 'Then'}
        target={inside(target, index)}
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
