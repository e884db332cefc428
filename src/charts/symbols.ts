import type { Surface } from '../core/method.ts'
import type { Parameters } from '../core/parameter.ts'
import { typesetSurface, type MathNode, type SurfaceProgram, type Symbols } from '../language/index.ts'

/** The TeX of the numbers among the parameters, by name. */
export const symbolsOf = (params: Parameters): Symbols =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, parameter]) =>
      parameter.kind === 'number' ? [[name, parameter.symbol]] : [],
    ),
  )

/** The lines of a surface: those of its terms where it is a mean over data. */
export function typesetLines(
  { params, data, isOneParameter }: Pick<Surface, 'params' | 'data' | 'isOneParameter'>,
  program: SurfaceProgram,
): readonly MathNode[] {
  const columns = data?.columns ?? []
  const symbols = Object.fromEntries(columns.map(({ name, symbol }) => [name, symbol]))
  return typesetSurface(program, { ...symbolsOf(params), ...symbols }, Object.keys(symbols), isOneParameter)
}
