import { vocabularyOf } from '../../language/index.ts'
import type { EquationsKind } from './reading.ts'

interface Props {
  kind: EquationsKind
  /** Writes at the caret, which then moves back by so many letters. */
  onWrite(text: string, back?: number): void
}

/** The names and functions that a text may use; a press writes one at the caret. */
export function Vocabulary({ kind, onWrite }: Props) {
  const { names, functions } = vocabularyOf(kind)
  return (
    <section className="vocabulary" aria-label="Names and functions of the language">
      <div role="group" aria-label="Names">
        <span className="k">Names</span>
        {[...names].map(([name, meaning]) => (
          <button key={name} type="button" title={meaning} onClick={() => onWrite(name)}>
            {name}
          </button>
        ))}
      </div>
      <div role="group" aria-label="Functions">
        <span className="k">Functions</span>
        {functions.map((name) => (
          <button key={name} type="button" title={MEANINGS[name]} onClick={() => onWrite(`${name}()`, 1)}>
            {name}
          </button>
        ))}
      </div>
    </section>
  )
}

/** What the name alone does not say. */
const MEANINGS: Readonly<Record<string, string>> = {
  log: 'natural logarithm',
  sign: '−1, 0 or 1',
  clamp: 'clamp(u, low, high)',
  where: 'where(u > v, a, b): a where it holds, else b',
  norm: 'length of a vector',
  dot: 'dot(u, v): scalar product',
  sum: 'of all coordinates',
  mean: 'of all coordinates',
  grad: 'grad(point): the gradient there; counts as an evaluation',
  loss: 'loss(point): f there; counts as an evaluation',
  hess: 'hess(point): the matrix of second derivatives',
  gram: 'gram(point): JᵀJ of a surface that is a sum of squares',
  fisher: 'fisher(point): Fisher information, where the surface states it',
  solve: 'solve(A, b): the vector v with Av = b',
  eigabs: 'eigabs(A, floor): eigenvalues made positive, at least floor',
}
