import { heldOptimizer, methodValues, optimizerOf } from '../../config/index.ts'
import type { MethodChoice, OptimizerChoice } from '../../config/types.ts'
import type { ParameterValues } from '../../core/parameter.ts'
import { optimizers } from '../../optimizers/index.ts'
import { defaultsOf } from '../defaults.ts'
import { OPTIMIZER_FAMILIES } from '../families.ts'
import { FoldedParameters } from '../ParameterControl.tsx'
import { ReferenceLink } from '../reference/ReferenceLink.tsx'
import { usedParameters } from '../usedParameters.ts'

interface Props {
  choice: OptimizerChoice
  steps: number
  label: string
  /** Wrappers round this one: the innermost that may be chosen wraps nothing. */
  depth?: number
  onChange(choice: OptimizerChoice, tag?: string): void
  onDone(): void
}

/** Deeper, the controls would outgrow their column; links may nest further. */
const DEPTH = 2

/** The choice of an optimizer with its parameters; a wrapper holds another, whose controls stand inside. */
export function OptimizerEditor({ choice, steps, label, depth = 0, onChange, onDone }: Props) {
  const optimizer = optimizerOf(choice)
  const values = methodValues(optimizer, choice, steps)
  const held = heldOptimizer(choice)
  const offered = (id: string) => {
    const { holds, procedure } = optimizers[id] ?? {}
    return id === choice.id || depth === 0 || (procedure === undefined && (holds === undefined || depth < DEPTH))
  }
  const change = (id: string) => {
    onChange(chosen(id, choice))
    onDone()
  }
  return (
    <>
      <div className="linked">
        <label className="kv">
          <span className="k">{label}</span>
          <select value={choice.id ?? 'typed'} onChange={(event) => change(event.target.value)}>
            {choice.id === undefined && <option value="typed">{optimizer.name}</option>}
            {Object.entries(OPTIMIZER_FAMILIES).map(([family, name]) => (
              <optgroup key={family} label={name}>
                {Object.entries(optimizers)
                  .filter(([id, method]) => method.family === family && offered(id))
                  .map(([id, method]) => (
                    <option key={id} value={id}>
                      {method.name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <ReferenceLink kind="optimizer" id={choice.id ?? choice.from} />
      </div>
      <FoldedParameters
        key={choice.id}
        of={{ kind: 'optimizer', id: choice.id ?? choice.from }}
        params={usedParameters(optimizer, values)}
        values={values}
        defaults={defaultsOf(optimizer, steps)}
        onChange={(name, value) => onChange({ ...choice, params: { ...choice.params, [name]: value } }, name)}
        onDone={onDone}
      />
      {held && (
        <fieldset className="held">
          <OptimizerEditor
            choice={held}
            steps={steps}
            label="Round"
            depth={depth + 1}
            onChange={(of, tag) => onChange({ ...choice, of }, tag && `of.${tag}`)}
            onDone={onDone}
          />
        </fieldset>
      )}
    </>
  )
}

/** Another method; a wrapper is put round what was there, if that has equations. */
function chosen(id: string, before: OptimizerChoice): OptimizerChoice {
  const inner = heldOptimizer(before) ?? before
  if (optimizers[id]?.holds === undefined) return { id, params: carriedOver(inner, id) }
  const of: OptimizerChoice = optimizerOf(inner).procedure ? { id: 'gradientDescent', params: {} } : inner
  return { id, params: {}, of }
}

/** Values set by hand stay with a parameter of the same name and kind; all else takes the new method's default. */
function carriedOver(from: MethodChoice, id: string): ParameterValues {
  const before = optimizerOf(from).params
  const after = optimizers[id]?.params ?? {}
  return Object.fromEntries(
    Object.entries(from.params).filter(([name]) => {
      const [old, next] = [before[name], after[name]]
      return old !== undefined && next !== undefined && old.kind === next.kind && next.kind !== 'choice'
    }),
  )
}
