import { Fragment, useMemo } from 'react'
import { methodValues, surfaceOf } from '../../config/index.ts'
import type { MethodChoice } from '../../config/types.ts'
import type { Surface } from '../../core/method.ts'
import { parseSurface, type MathNode } from '../../language/index.ts'
import { equationsText } from '../equationsText.ts'
import { Mathematics } from '../../charts/Mathematics.tsx'
import { typesetLines } from '../../charts/symbols.ts'

/** There is room for no more, and a chain of fifty lines would take its time. */
const MOST_HELPERS = 3

/** The surface in a row, typeset from the very text that is computed: f first, then the lines that it uses. */
export function Formula({ choice }: { choice: MethodChoice }) {
  const surface = surfaceOf(choice)
  const text = equationsText(surface, choice)
  const lines = useMemo(() => typeset(surface, text), [surface, text])
  return (
    <span className="formula" title={text}>
      {lines.map((line, index) => (
        <Fragment key={index}>
          {index > 0 && ', '}
          <Mathematics of={line} />
        </Fragment>
      ))}
    </span>
  )
}

function typeset(surface: Surface, text: string): readonly MathNode[] {
  const parsed = parseSurface(text)
  if (!parsed.ok) return []
  const { program } = parsed
  const shown = { ...program, helpers: program.helpers.slice(0, MOST_HELPERS) }
  const lines = typesetLines(surface, shown)
  return [...lines.slice(-1), ...lines.slice(0, -1)]
}

/** The surface's parameters with their values: `a = 1, b = 100`. */
export const surfaceValues = (choice: MethodChoice, steps: number) => methodValues(surfaceOf(choice), choice, steps)
