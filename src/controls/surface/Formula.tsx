import { useMemo } from 'react'
import { methodValues, surfaceOf } from '../../config/index.ts'
import type { MethodChoice } from '../../config/types.ts'
import type { Surface } from '../../core/method.ts'
import { parseSurface, typesetSurface, type MathNode } from '../../language/index.ts'
import { equationsText } from '../equationsText.ts'
import { Mathematics } from '../Mathematics.tsx'
import { symbolsOf } from '../symbols.ts'

/** The surface's lines, typeset from the very text that is computed; in brief only the last, f itself. */
export function Formula({ choice, brief = false }: { choice: MethodChoice; brief?: boolean }) {
  const surface = surfaceOf(choice)
  const text = equationsText(surface, choice)
  const tree = useMemo(() => typeset(surface, text, brief), [surface, text, brief])
  return tree === undefined ? null : (
    <span className={brief ? 'formula' : 'small-formula'} title={brief ? text : undefined}>
      <Mathematics of={tree} />
    </span>
  )
}

function typeset(surface: Surface, text: string, brief: boolean): MathNode | undefined {
  const parsed = parseSurface(text)
  if (!parsed.ok) return undefined
  return typesetSurface(brief ? { ...parsed.program, helpers: [] } : parsed.program, symbolsOf(surface.params))
}

/** The surface's parameters with their values: `a = 1, b = 100`. */
export const surfaceValues = (choice: MethodChoice, steps: number) => methodValues(surfaceOf(choice), choice, steps)
