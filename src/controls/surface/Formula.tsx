import { useMemo } from 'react'
import { methodValues, surfaceOf } from '../../config/index.ts'
import type { MethodChoice } from '../../config/types.ts'
import type { Surface } from '../../core/method.ts'
import { parseSurface, typesetSurface, type MathNode } from '../../language/index.ts'
import { equationsText } from '../equationsText.ts'
import { Mathematics } from '../Mathematics.tsx'
import { symbolsOf } from '../symbols.ts'

/** The surface's last line, f itself, typeset from the very text that is computed. */
export function Formula({ choice }: { choice: MethodChoice }) {
  const surface = surfaceOf(choice)
  const text = equationsText(surface, choice)
  const tree = useMemo(() => typeset(surface, text), [surface, text])
  return tree === undefined ? null : (
    <span className="formula" title={text}>
      <Mathematics of={tree} />
    </span>
  )
}

function typeset(surface: Surface, text: string): MathNode | undefined {
  const parsed = parseSurface(text)
  if (!parsed.ok) return undefined
  return typesetSurface({ ...parsed.program, helpers: [] }, symbolsOf(surface.params))
}

/** The surface's parameters with their values: `a = 1, b = 100`. */
export const surfaceValues = (choice: MethodChoice, steps: number) => methodValues(surfaceOf(choice), choice, steps)
