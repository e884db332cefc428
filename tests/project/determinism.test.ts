import { describe, expect, it } from 'vitest'
import { sourceFiles, syntaxOf, visit } from './sources.ts'

/** What every engine computes to the same bit. `Math.exp, pow, sin ...` and the operator `**` are not among it. */
const exact = new Set(
  'abs ceil clz32 floor fround imul max min round sign sqrt trunc E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2'.split(' '),
)

/** Of a surface only its equations decide a path; its code says where the known minima are drawn. */
const decidesPaths = /^src\/(language|core|optimizers|schedules|clips|problems|estimates|noises|precisions|engine)\//
/** They choose which contour levels are drawn, and touch no path. */
const drawsContours = /^src\/engine\/.*(contour|level|grid|marching)/i

describe('a path has the same bits in every engine', () => {
  it('because nothing that decides it calls a function that engines compute differently', () => {
    const found: string[] = []
    for (const file of sourceFiles().filter((each) => decidesPaths.test(each) && !drawsContours.test(each))) {
      visit(syntaxOf(file), (node) => {
        if (node.type === 'BinaryExpression' && node['operator'] === '**') found.push(`${file}: **`)
        if (node.type !== 'MemberExpression') return
        const { object, property } = node as {
          object?: { name?: string }
          property?: { name?: string; value?: string }
        } & typeof node
        const name = property?.name ?? property?.value ?? ''
        if (object?.name === 'Math' && !exact.has(name)) found.push(`${file}: Math.${name}`)
      })
    }
    expect(found).toEqual([])
  })
})
