/** What every registered method has to hold, whatever it does. */
import { describe, expect, test } from 'vitest'
import { clips } from '../../src/clips/index.ts'
import type { ProblemData } from '../../src/core/data.ts'
import type { Equations, Schedule, Surface } from '../../src/core/method.ts'
import type { Parameters, ParameterValues } from '../../src/core/parameter.ts'
import { validate } from '../../src/core/validate.ts'
import { type Diagnostic, parseOptimizer, parseSchedule, parseSurface } from '../../src/language/index.ts'
import { estimates } from '../../src/estimates/index.ts'
import { noises } from '../../src/noises/index.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { schedules } from '../../src/schedules/index.ts'
import { precisions } from '../../src/precisions/index.ts'
import { problems } from '../../src/problems/index.ts'
import { surfaces } from '../../src/surfaces/index.ts'
import { combinationsOf, defaultsOf } from './combinations.ts'

interface AnyMethod {
  name: string
  summary: string
  reference: string
  notes?: readonly string[]
  params: Parameters
  equations?: Equations
  momentumSchedule?: Schedule['momentumSchedule']
  data?: ProblemData
  moves?: Surface['moves']
}

const folders: Readonly<Record<string, { registry: Readonly<Record<string, AnyMethod>>; parse?: typeof parseAny }>> = {
  surfaces: { registry: surfaces, parse: parseSurface },
  optimizers: { registry: optimizers, parse: parseOptimizer },
  schedules: { registry: schedules, parse: parseSchedule },
  clips: { registry: clips },
  problems: { registry: problems, parse: parseSurface },
  estimates: { registry: estimates },
  noises: { registry: noises },
  precisions: { registry: precisions },
}
type Parsing = ReturnType<typeof parseSurface | typeof parseOptimizer | typeof parseSchedule>
declare function parseAny(text: string): Parsing

const files = import.meta.glob<Record<string, unknown>>(
  '../../src/{surfaces,optimizers,schedules,clips,problems,estimates,noises,precisions}/*.ts',
  {
    eager: true,
  },
)

const textOf = ({ equations = '' }: AnyMethod, values: ParameterValues) =>
  typeof equations === 'string' ? equations : equations(values, 'x = x - lr*g')

/** The names that the language takes for slips of the pen; those that a method declares are none. */
const doubtedNames = (warnings: readonly Diagnostic[], text: string) =>
  warnings.map(({ span: { line, column, length } }) =>
    text.split('\n')[line - 1]?.slice(column - 1, column - 1 + length),
  )

/** Whether a schedule uses a number for nothing but what it does with the momentum. */
const movesMomentum = ({ params, momentumSchedule }: AnyMethod, key: string) =>
  combinationsOf(params).some((values) => {
    const [moved, changed] = [values, { ...values, [key]: 0.125 }].map((each) => momentumSchedule?.(each)?.params)
    return JSON.stringify(moved) !== JSON.stringify(changed) && !Object.hasOwn(moved ?? {}, key)
  })

const fileNameOf = (id: string) => id.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

describe.each(Object.entries(folders))('%s', (folder, { registry, parse }) => {
  test('every file is one method, registered once', () => {
    const ofFolder = Object.entries(files).filter(
      ([path]) => path.includes(`/${folder}/`) && !path.endsWith('/index.ts'),
    )
    expect(ofFolder.map(([path]) => path.split('/').at(-1)).toSorted()).toEqual(
      Object.keys(registry)
        .map((id) => `${fileNameOf(id)}.ts`)
        .toSorted(),
    )
    for (const [path, exported] of ofFolder) {
      const registered = Object.values(registry).filter((method) => Object.values(exported).includes(method))
      expect(registered, path).toHaveLength(1)
    }
  })

  test('a name of the language of objects is not a method', () => {
    expect(registry['constructor']).toBeUndefined()
    expect(registry['__proto__']).toBeUndefined()
  })

  describe.each(Object.entries(registry))('%s', (_, method) => {
    test('says what it is and where it is from', () => {
      for (const text of [method.name, method.summary, method.reference, ...(method.notes ?? [])])
        expect(text).toMatch(/\S{2,}/)
      expect(method.summary).toMatch(/\.$/)
    })

    test('documents every parameter, with a default that is valid and on the slider', () => {
      for (const [key, parameter] of Object.entries(method.params)) {
        expect(parameter.doc, key).toMatch(/\S{2,}/)
        const value = defaultsOf(method.params)[key]!
        expect(validate(parameter, value), key).toEqual({ value })
        if (parameter.kind !== 'number') continue
        expect(parameter.symbol, key).toMatch(/\S/)
        expect(Number(value)).toBeGreaterThanOrEqual(parameter.min)
        expect(Number(value)).toBeLessThanOrEqual(parameter.max)
        if (parameter.scale === 'decay') expect(parameter.max).toBeLessThan(1)
        for (const end of [parameter.min, parameter.max])
          expect(validate(parameter, end), `${key} at the slider's end`).toEqual({ value: end })
      }
    })

    const sets = combinationsOf(method.params)
    // A sequence is its parts and has no equations of its own.
    if (parse && sets.some((values) => textOf(method, values) !== ''))
      test(`its equations parse and name only declared parameters, in ${sets.length} combinations of options`, () => {
        // Given by the run and not declared: the columns of the data, and the phase of a surface that moves, which one parameter dates.
        const columns = [
          ...(method.data?.columns ?? []).map(({ name }) => name),
          ...(method.moves ? [method.moves.phase] : []),
        ]
        const declared = new Set([...Object.keys(method.params), ...columns])
        const named = new Set<string>()
        for (const text of new Set(sets.map((values) => textOf(method, values)))) {
          const parsed = parse(text)
          if (!parsed.ok) throw new Error(`${parsed.errors[0]?.message}\n${text}`)
          expect(doubtedNames(parsed.warnings, text).filter((name) => !declared.has(name ?? ''))).toEqual([])
          parsed.program.parameters.forEach((name) => named.add(name))
        }
        // The rate and the horizon are given by the run and may be declared as well.
        const isRead = (key: string) =>
          method.params[key]!.kind === 'number' && !movesMomentum(method, key) && key !== method.moves?.at
        const ours = [...columns, ...Object.keys(method.params).filter(isRead)]
        const [found, expected] = [[...named], ours].map((names) =>
          names.filter((name) => name !== 'lr' && name !== 'T'),
        )
        expect(found!.toSorted()).toEqual(expected!.toSorted())
      })
  })
})
