import { batchOf, noiseOf, methodValues } from '../../../config/index.ts'
import type { RunConfiguration } from '../../../config/types.ts'
import { noises } from '../../../noises/index.ts'
import { useConfig } from '../../../store/index.ts'
import { defaultsOf } from '../../defaults.ts'
import { ParameterList } from '../../ParameterControl.tsx'
import { ReferenceLink } from '../../reference/ReferenceLink.tsx'
import { Segments } from '../../Segments.tsx'
import { BatchScaling, changeBatch } from './BatchScaling.tsx'

/** Their names without the word that stands in front of the choice. */
const NAMES = Object.entries(noises).map(([id, { name }]) => [id, name.replace(/ noise$/, '')] as const)

/** A stated noise on the gradient, on any surface: one press. */
export function NoiseEditor({ run }: { run: RunConfiguration }) {
  const steps = useConfig(({ configuration }) => configuration.steps)
  const { setNoise, endGesture } = useConfig.getState()
  const { noise: choice } = run
  const noise = noiseOf(choice)
  return (
    <>
      <div className="gradient-choice">
        <span className="k">Noise</span>
        <Segments
          label="Noise on the gradient"
          options={[['', 'None'], ...NAMES]}
          value={choice?.id ?? ''}
          onChoose={(id) => {
            setNoise(run.key, id === '' ? undefined : { id, params: {} })
            endGesture()
          }}
        />
        <ReferenceLink kind="noise" id={choice?.id} />
      </div>
      {choice && noise && (
        <ParameterList
          of={{ kind: 'noise', id: choice.id }}
          params={noise.params}
          values={methodValues(noise, choice, steps)}
          defaults={defaultsOf(noise, steps)}
          onChange={(name, value) =>
            name === 'B' && batchOf(run)?.part === 'noise'
              ? changeBatch(run, Number(value), `${run.key}.noise.B`)
              : setNoise(
                  run.key,
                  { ...choice, params: { ...choice.params, [name]: value } },
                  `${run.key}.noise.${name}`,
                )
          }
          onDone={endGesture}
        />
      )}
      <BatchScaling run={run} part="noise" />
    </>
  )
}
