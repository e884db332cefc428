import { surfaceOf } from '../../config/index.ts'
import type { MethodChoice } from '../../config/types.ts'
import { useConfig } from '../../store/index.ts'
import { defaultsOf } from '../defaults.ts'
import { showInShort } from '../entry.ts'
import { Symbol } from '../../charts/Mathematics.tsx'
import { ParameterList } from '../ParameterControl.tsx'
import { Popover } from '../Popover.tsx'
import { surfaceValues } from './Formula.tsx'

/** The controls of the surface's own parameters. */
export function SurfaceParameters() {
  const choice = useConfig(({ configuration }) => configuration.surface)
  const { editSurface, endGesture } = useConfig.getState()
  const surface = surfaceOf(choice)
  return (
    <ParameterList
      of={{ kind: 'surface', id: choice.id ?? choice.from }}
      params={surface.params}
      values={surfaceValues(choice, 1)}
      defaults={defaultsOf(surface, 1)}
      onChange={(name, value) =>
        editSurface({ ...choice, params: { ...choice.params, [name]: value } }, `surface.${name}`)
      }
      onDone={endGesture}
    />
  )
}

/** The parameters' values in the top bar; opens their controls. Nothing for a surface without parameters. */
export function ParametersButton() {
  const choice = useConfig(({ configuration }) => configuration.surface)
  const surface = surfaceOf(choice)
  if (Object.keys(surface.params).length === 0) return null
  return (
    <Popover className="b ghost values" face={<ValuesInShort choice={choice} />} name="Parameters of the surface">
      {() => (
        <div className="panel-body">
          <h2>{surface.name}</h2>
          <SurfaceParameters />
        </div>
      )}
    </Popover>
  )
}

function ValuesInShort({ choice }: { choice: MethodChoice }) {
  const values = surfaceValues(choice, 1)
  return Object.entries(surfaceOf(choice).params).map(([name, parameter]) => (
    <span key={name}>
      {parameter.kind === 'number' ? <Symbol tex={parameter.symbol} /> : parameter.label}{' '}
      <b>{typeof values[name] === 'number' ? showInShort(values[name]) : String(values[name])}</b>
    </span>
  ))
}
