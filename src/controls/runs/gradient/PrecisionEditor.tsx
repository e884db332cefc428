import { methodValues, precisionOf } from '../../../config/index.ts'
import type { MethodChoice, RunConfiguration } from '../../../config/types.ts'
import type { Parameters, ParameterValue } from '../../../core/parameter.ts'
import { precisions } from '../../../precisions/index.ts'
import { useConfig } from '../../../store/index.ts'
import { defaultsOf } from '../../defaults.ts'
import { ParameterList } from '../../ParameterControl.tsx'
import { ReferenceLink } from '../../reference/ReferenceLink.tsx'
import { Segments } from '../../Segments.tsx'
import { PrecisionCount } from './PrecisionCount.tsx'

const NAMES = Object.entries(precisions).map(([id, { name }]) => [id, name] as const)

/** How the loss is scaled, and what is set when that is chosen: 1024 is a common fixed scale, 65536 where PyTorch's dynamic one begins. */
const SCALINGS = {
  none: { scaling: 'static', S: 1 },
  static: { scaling: 'static', S: 1024 },
  dynamic: { scaling: 'dynamic', S: 65536 },
} as const

type Scaling = keyof typeof SCALINGS

const scalingOf = (scaling: unknown, S: unknown): Scaling =>
  scaling === 'dynamic' ? 'dynamic' : S === 1 ? 'none' : 'static'

/** In what precision the run's gradients are, its parameters with them or not, and how the loss is scaled against underflow. */
export function PrecisionEditor({ run }: { run: RunConfiguration }) {
  const steps = useConfig(({ configuration }) => configuration.steps)
  const { setPrecision, endGesture } = useConfig.getState()
  const { precision: choice } = run
  const precision = precisionOf(choice)
  const change = (next: MethodChoice | undefined, tag?: string) =>
    setPrecision(run.key, next, tag && `${run.key}.precision.${tag}`)
  return (
    <>
      <div className="gradient-choice">
        <span className="k">Precision</span>
        <Segments
          label="Precision of the gradient"
          options={[['', 'Double'], ...NAMES]}
          value={choice?.id ?? ''}
          onChoose={(id) => {
            change(id === '' ? undefined : { id, params: choice?.params ?? {} })
            endGesture()
          }}
        />
        <ReferenceLink kind="precision" id={choice?.id} />
      </div>
      {choice && precision && (
        <Settings
          choice={choice}
          values={methodValues(precision, choice, steps)}
          params={precision.params}
          defaults={defaultsOf(precision, steps)}
          onChange={change}
          onDone={endGesture}
        />
      )}
      <PrecisionCount runKey={run.key} />
    </>
  )
}

interface SettingsProps {
  choice: MethodChoice
  params: Parameters
  values: Readonly<Record<string, ParameterValue>>
  defaults: Readonly<Record<string, ParameterValue>>
  onChange(choice: MethodChoice, tag?: string): void
  onDone(): void
}

function Settings({ choice, params, values, defaults, onChange, onDone }: SettingsProps) {
  const scaling = scalingOf(values.scaling, values.S)
  const listed = (...names: readonly string[]) => (
    <ParameterList
      of={{ kind: 'precision', id: choice.id }}
      params={Object.fromEntries(Object.entries(params).filter(([name]) => names.includes(name)))}
      values={values}
      defaults={defaults}
      onChange={(name, value) => onChange({ ...choice, params: { ...choice.params, [name]: value } }, name)}
      onDone={onDone}
    />
  )
  return (
    <>
      {listed('rounded', 'rounding')}
      <div className="gradient-choice">
        <span className="k">Loss scale</span>
        <Segments
          label="Loss scaling"
          title="The gradient of S·f is rounded, and divided by S in double precision: small gradients come out of underflow"
          options={[
            ['none', 'None'],
            ['static', 'Fixed'],
            ['dynamic', 'Dynamic'],
          ]}
          value={scaling}
          onChoose={(chosen) => {
            onChange({ ...choice, params: { ...choice.params, ...SCALINGS[chosen] } })
            onDone()
          }}
        />
      </div>
      {scaling === 'static' && listed('S')}
      {scaling === 'dynamic' && listed('S', 'N')}
    </>
  )
}
