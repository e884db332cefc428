import type { ReactNode } from 'react'
import { methodValues } from '../../../config/index.ts'
import type { MethodChoice } from '../../../config/types.ts'
import type { Parameters } from '../../../core/parameter.ts'
import { useConfig } from '../../../store/index.ts'
import { defaultsOf } from '../../defaults.ts'
import { ParameterList } from '../../ParameterControl.tsx'
import { ReferenceLink } from '../../reference/ReferenceLink.tsx'

interface Method {
  name: string
  params: Parameters
}

interface Props {
  kind: 'estimate' | 'noise' | 'clip'
  label: string
  /** What it is called to have none of them. */
  none: string
  methods: Readonly<Record<string, Method>>
  choice: MethodChoice | undefined
  /** Without a tag the change is whole in itself. */
  onChange(choice: MethodChoice | undefined, tag?: string): void
  /** Stands between the choice and its parameters. */
  children?: ReactNode
  /** Stands after them. */
  after?: ReactNode
}

/** One thing that acts on a run's gradients: which one, if any, and the controls of its parameters, made from its declaration. */
export function PartEditor({ kind, label, none, methods, choice, onChange, children, after }: Props) {
  const steps = useConfig(({ configuration }) => configuration.steps)
  const { endGesture } = useConfig.getState()
  const id = choice?.id
  const method = id !== undefined && Object.hasOwn(methods, id) ? methods[id] : undefined
  return (
    <>
      <div className="linked">
        <label className="kv">
          <span className="k">{label}</span>
          <select
            value={id ?? ''}
            onChange={(event) => {
              onChange(event.target.value === '' ? undefined : { id: event.target.value, params: {} })
              endGesture()
            }}
          >
            <option value="">{none}</option>
            {Object.entries(methods).map(([each, { name }]) => (
              <option key={each} value={each}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <ReferenceLink kind={kind} id={id} />
      </div>
      {children}
      {choice && method && (
        <ParameterList
          of={{ kind, id }}
          params={method.params}
          values={methodValues(method, choice, steps)}
          defaults={defaultsOf(method, steps)}
          onChange={(name, value) => onChange({ ...choice, params: { ...choice.params, [name]: value } }, name)}
          onDone={endGesture}
        />
      )}
      {after}
    </>
  )
}
