import type { RunPart } from '../experiment.ts'
import { ExportProblem } from '../problem.ts'
import type { Dialect } from './dialect.ts'
import { numberPiece } from './piece.ts'
import { definition } from './text.ts'

type ClipPart = NonNullable<RunPart['clip']>

/** The clipping of gradients, as the program does it. */
export function printClip({ id, values }: ClipPart, name: string, { module }: Dialect): string {
  const max = numberPiece(Number(values.max)).text
  if (id === 'value') {
    const bounds = module === 'torch' ? `min=-${max}, max=${max}` : `-${max}, ${max}`
    return definition(`${name}(g)`, 'Holds every component between two bounds.', [
      `return ${module}.${module === 'torch' ? 'clamp' : 'clip'}(g, ${bounds})`,
    ])
  }
  if (id !== 'norm') throw new ExportProblem(`clipping "${id}" has no Python form`)
  const shortened =
    values.form === 'pytorch'
      ? [`factor = ${max}/(length + 1e-6)`, 'return g if factor >= 1 else g*factor']
      : [`return g*(${max}/length) if length > ${max} else g`]
  return definition(`${name}(g)`, 'Shortens a gradient that is too long.', [
    ...length(values.norm, module),
    ...shortened,
  ])
}

/** Squares that overflow are taken in units of the largest component. */
function length(norm: unknown, module: Dialect['module']): string[] {
  if (norm === '1') return [`length = ${module}.sum(${module}.abs(g))`]
  if (norm === 'inf') return [`length = ${module}.max(${module}.abs(g))`]
  return [
    `length = ${module}.sqrt(${module}.sum(g*g))`,
    `if ${module}.isinf(length):`,
    `    largest = ${module}.max(${module}.abs(g))`,
    `    length = largest*${module}.sqrt(${module}.sum((g/largest)*(g/largest)))`,
  ]
}
