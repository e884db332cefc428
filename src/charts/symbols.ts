import type { Parameters } from '../core/parameter.ts'
import type { Symbols } from '../language/index.ts'

/** The TeX of the numbers among the parameters, by name. */
export const symbolsOf = (params: Parameters): Symbols =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, parameter]) =>
      parameter.kind === 'number' ? [[name, parameter.symbol]] : [],
    ),
  )
