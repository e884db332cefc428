/** The arrows of an update: what it goes by, in the plane of the surface. */
import { typesetOfStep, typesetSymbol } from '../../../language/index.ts'
import type { MathNode, Statement } from '../../../language/types.ts'
import { directionsOf } from './directions.ts'
import type { InspectedUpdate, Point } from './inspected.ts'

/** `gradient` and `direction` point from the update's start, `ahead` from another point; `step` alone is to scale. */
export type VectorKind = 'gradient' | 'direction' | 'ahead' | 'step'

export interface Vector {
  /** Names it: 'g', the name of a state, 'step', 'ahead' and a number. */
  id: string
  kind: VectorKind
  /** Which of its kind: has a dash of its own. */
  order: number
  symbol: MathNode
  from: Point
  along: Point
  /** The line that it comes from. */
  statement?: Statement
}

/** More directions, or questions elsewhere, would not be told apart. */
const MOST = 3

/** In the order of the key: the gradient, directions of the method's own, gradients elsewhere, the step. */
export function vectorsOf(update: InspectedUpdate): readonly Vector[] {
  const { from, to, given, asksGradient, program, lines } = update
  const gradient: Vector = {
    id: 'g',
    kind: 'gradient',
    order: 0,
    symbol: against(program ? typesetOfStep('g', {}) : slope),
    from,
    along: opposite(given),
  }
  const own = program ? directionsOf(program).filter(({ name }) => name !== 'g') : []
  const directions = own.flatMap(({ name, sign }): Vector[] => {
    const line = lines.findLast(({ statement }) => statement.name === name)
    if (!line) return []
    const { result, statement } = line
    const symbol = typesetOfStep(name, {})
    const [along, written] = sign < 0 ? [opposite(result), against(symbol)] : [pointOf(result), symbol]
    return [{ id: `line ${name}`, kind: 'direction', order: 0, symbol: written, from, along, statement }]
  })
  const step: Vector = {
    id: 'step',
    kind: 'step',
    order: 0,
    symbol: typesetSymbol('\\Delta_t'),
    from,
    along: [to[0] - from[0], to[1] - from[1]],
  }
  return [...(asksGradient ? [gradient] : []), ...firstOf(directions), ...firstOf(gradientsElsewhere(update)), step]
}

/** Where a line asks for the gradient at another point than the update's start. */
function gradientsElsewhere({ lines, from }: InspectedUpdate): Vector[] {
  return lines
    .flatMap(({ asks, statement }) =>
      asks
        .filter(({ call, point }) => 'name' in call && call.name === 'grad' && !isAt(point, from))
        .map(({ point, answer }) => ({
          id: '',
          kind: 'ahead' as const,
          order: 0,
          symbol: against(slope),
          from: pointOf(point),
          along: opposite(answer),
          statement,
        })),
    )
    .map((vector, i) => ({ ...vector, id: `ahead ${i}` }))
}

const firstOf = (vectors: readonly Vector[]): Vector[] =>
  vectors.slice(0, MOST).map((vector, order) => ({ ...vector, order }))

const slope = typesetSymbol('\\nabla f')
const against = (symbol: MathNode): MathNode => ({
  tag: 'mrow',
  children: [{ tag: 'mo', attributes: { form: 'prefix' }, children: ['−'] }, symbol],
})

const pointOf = ([x = NaN, y = NaN]: Float64Array): Point => [x, y]
const opposite = ([x = NaN, y = NaN]: Float64Array): Point => [-x, -y]
const isAt = (point: Float64Array, [x, y]: Point) => point[0] === x && point[1] === y
