import { useConfig } from '../../store/index.ts'
import { ParameterControl } from '../ParameterControl.tsx'
import { Popover } from '../Popover.tsx'
import { Icon } from '../Icon.tsx'
import { Symbol } from '../../charts/Mathematics.tsx'
import { putValue } from './edits.ts'
import { joining } from './joining.ts'
import { ParameterSettings } from './ParameterSettings.tsx'
import { initialized, stateOf, type Program } from './reading.ts'
import type { Editing } from './useEditing.ts'

/** What the names of the text are taken for, with the controls of those that are parameters. */
export function Inferred({ editing }: { editing: Editing }) {
  const { target, params, values, defaults, inForce, reading } = editing
  const { endGesture } = useConfig.getState()
  const { program } = inForce
  if (program === undefined) return null
  const names = Object.keys(params)
  const late = reading.program ? [] : joining(target.kind, reading.text, program)
  return (
    <section className="infer" aria-label="What the names mean">
      <dl>
        <State program={program} />
        <div>
          <dt>Parameters</dt>
          <dd>
            {names.length === 0
              ? 'none'
              : names.map((name) => <ParameterName key={name} name={name} editing={editing} />)}
            <span className="reason">
              {names.length > 0 && 'every other name'}
              {late.length > 0 && (
                <>
                  ; <code>{late.join(', ')}</code> {late.length === 1 ? 'joins' : 'join'} once the text can be read
                </>
              )}
            </span>
          </dd>
        </div>
      </dl>
      <div className="params">
        {Object.entries(params).map(([name, parameter]) => (
          <div key={name} className="param">
            <ParameterControl
              of={{ kind: target.kind, id: editing.choice.id ?? editing.choice.from }}
              name={name}
              parameter={parameter}
              value={values[name] ?? 0}
              fallback={defaults[name] ?? 0}
              onChange={(value) => putValue(target, name, value)}
              onDone={endGesture}
            />
            {program.parameters.includes(name) && (
              <Popover
                className="b ghost icon"
                label={`Name and range of ${name}`}
                title="Name, default and range"
                name={`Name and range of ${name}`}
                align="end"
                face={<Icon name="edit" />}
                disabled={reading.program === undefined}
              >
                {(close) => <ParameterSettings editing={editing} name={name} onDone={close} />}
              </Popover>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}

function ParameterName({ name, editing }: { name: string; editing: Editing }) {
  const parameter = editing.params[name]
  return (
    <span className="name" title={name}>
      {parameter?.kind === 'number' ? <Symbol tex={parameter.symbol} /> : <code>{name}</code>}
    </span>
  )
}

function State({ program }: { program: Program }) {
  const state = stateOf(program)
  if (program.kind === 'surface' || (program.kind === 'schedule' && state.length === 0)) return null
  const begun = initialized(program)
  const groups = new Map<string, string[]>()
  for (const { name, type } of state) {
    const start = begun.includes(name)
      ? 'start as their init line says'
      : 'start at 0, because they are read before they are set'
    const reason = `${WORDS[type] ?? type}, ${start}`
    groups.set(reason, [...(groups.get(reason) ?? []), name])
  }
  return (
    <div>
      <dt>State</dt>
      {state.length === 0 && <dd>none: nothing is read before it is set</dd>}
      {[...groups].map(([reason, names]) => (
        <dd key={reason}>
          <code>{names.join(', ')}</code> <span className="reason">{reason}</span>
        </dd>
      ))}
    </div>
  )
}

const WORDS: Readonly<Record<string, string>> = { scalar: 'numbers', vector: 'vectors', matrix: 'matrices' }
