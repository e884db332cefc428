import { describe, expect, it } from 'vitest'
import { type Import, importsOf, sourceFiles } from './sources.ts'

interface Layer {
  /** Folders and files of the project whose code it may import, besides its own. */
  code: readonly string[]
  /** Those of which it may import types alone. */
  types?: readonly string[]
  packages?: readonly string[]
}

const methods = ['optimizers', 'schedules', 'surfaces', 'problems', 'clips', 'estimates', 'noises', 'precisions'].map(
  (each) => `src/${each}/`,
)
const react = ['react', 'react-dom', 'react/jsx-runtime']

/** The first entry that a file's path starts with is the layer it belongs to. */
const layers: Readonly<Record<string, Layer>> = {
  'src/language/': { code: [], packages: ['@stdlib/'] },
  'src/core/': { code: ['src/language/'] },
  'src/optimizers/': { code: ['src/core/', 'src/language/'] },
  'src/schedules/': { code: ['src/core/', 'src/language/'] },
  'src/surfaces/': { code: ['src/core/', 'src/language/'] },
  'src/problems/': { code: ['src/core/', 'src/language/'] },
  'src/estimates/': { code: ['src/core/', 'src/language/'] },
  'src/noises/': { code: ['src/core/', 'src/language/'] },
  'src/precisions/': { code: ['src/core/', 'src/language/'] },
  'src/clips/': { code: ['src/core/', 'src/language/'] },
  'src/config/': { code: [...methods, 'src/core/', 'src/language/'] },
  'src/export/': { code: ['src/config/', ...methods, 'src/core/', 'src/language/'] },
  'src/engine/': {
    code: ['src/config/', ...methods, 'src/core/', 'src/language/'],
    packages: ['d3', 'd3-contour', 'd3-array'],
  },
  'src/worker/protocol.ts': { code: [], types: ['src/engine/', 'src/config/', 'src/core/'] },
  'src/worker/serve.ts': { code: ['src/engine/', 'src/worker/'], types: ['src/config/'] },
  'src/worker/': { code: [], types: ['src/engine/', 'src/config/', 'src/core/'] },
  'src/store/': {
    code: ['src/config/', ...methods, 'src/core/'],
    types: ['src/worker/protocol.ts', 'src/engine/'],
    packages: ['zustand', ...react],
  },
  'src/charts/': {
    code: ['src/store/', 'src/config/', 'src/engine/', ...methods, 'src/core/', 'src/language/'],
    packages: ['d3', ...react],
  },
  'src/figure/': {
    code: ['src/charts/', 'src/store/', 'src/config/', ...methods, 'src/core/'],
    types: ['src/engine/'],
    packages: ['opentype.js', '@fontsource', 'gifenc', 'mediabunny'],
  },
  'src/controls/': {
    code: [
      ...['src/store/', 'src/config/', 'src/engine/', 'src/export/', 'src/figure/'],
      ...[...methods, 'src/core/', 'src/language/', 'src/charts/'],
    ],
    packages: ['d3', 'uqr', ...react],
  },
  'src/cli/': {
    code: ['src/export/', 'src/engine/', 'src/config/', ...methods, 'src/core/', 'src/language/'],
    packages: ['node:', 'vite', 'playwright-core', 'lighthouse'],
  },
  'src/present/': { code: ['src/'], packages: ['react', 'react-dom', 'zustand'] },
  'src/app/': { code: ['src/'], packages: ['react', 'react-dom', 'd3', 'zustand', '@fontsource'] },
}

/** Geometry is mathematics: it returns data, knows neither React nor a store, and draws nothing. */
const geometry: Layer = {
  code: ['src/core/', 'src/charts/'],
  types: ['src/engine/', 'src/store/', 'src/config/'],
  packages: ['d3'],
}

function layerOf(file: string): [name: string, layer: Layer] {
  if (/^src\/charts\/.*geometry\.ts$/i.test(file)) return ['geometry', geometry]
  const found = Object.entries(layers).find(([name]) => file.startsWith(name))
  if (!found) throw new Error(`${file} belongs to no layer`)
  return found
}

function isAllowed({ from, to, typeOnly }: Import): boolean {
  const [name, { code, types = [], packages = [] }] = layerOf(from)
  const allowed = to.startsWith('src/') ? [name, ...code, ...(typeOnly ? types : [])] : packages
  return allowed.some((start) =>
    start.endsWith('/') || start.endsWith(':') ? to.startsWith(start) : isPart(to, start),
  )
}

const isPart = (to: string, whole: string) => to === whole || to.startsWith(`${whole}/`) || to.startsWith(`${whole}-`)

/** All files whose code comes along with a file's. */
function reachable(file: string, imports: readonly Import[], found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  for (const { from, to, typeOnly } of imports) if (from === file && !typeOnly) reachable(to, imports, found)
  return found
}

/** A path of files that leads back to its first, if there is one. Types count: a circle of types is one too. */
function findCycle(imports: readonly Import[]): string[] | undefined {
  const targets = new Map<string, string[]>()
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to])
  const done = new Set<string>()
  const search = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    done.add(file)
    for (const target of targets.get(file) ?? []) {
      const cycle = search(target, [...path, file])
      if (cycle) return cycle
    }
    return undefined
  }
  for (const file of targets.keys()) {
    const cycle = search(file, [])
    if (cycle) return cycle
  }
  return undefined
}

const imports = sourceFiles().flatMap(importsOf)
const code = imports.filter(({ to }) => !/\.(css|json|woff2?|svg)$/.test(to))

describe('the layers of src/', () => {
  it('are read: there are imports between them', () => {
    expect(imports.filter(({ to }) => to.startsWith('src/')).length).toBeGreaterThan(50)
  })

  it('import only what their place in the table allows', () => {
    const forbidden = code.filter((each) => !isAllowed(each)).map(({ from, to }) => `${from} -> ${to}`)
    expect(forbidden).toEqual([])
  })

  it('hold no circle of imports', () => {
    expect(findCycle(imports)).toBeUndefined()
  })

  it('make workers in one place only', () => {
    const makers = imports.filter(({ to }) => to === 'src/worker/entry.ts').map(({ from }) => from)
    expect(makers).toEqual(['src/worker/client.ts'])
  })

  it('keep the engine out of the page’s side of the workers', () => {
    const here = imports.filter(({ to }) => to !== 'src/worker/entry.ts')
    const along = [...reachable('src/worker/client.ts', here)].filter((file) => !file.startsWith('src/worker/'))
    expect(along).toEqual([])
  })
})

describe('the judge of imports', () => {
  const judge = (from: string, to: string, typeOnly = false) => isAllowed({ from, to, typeOnly })

  it('lets what the table names pass', () => {
    expect(judge('src/config/link.ts', 'src/core/parameter.ts')).toBe(true)
    expect(judge('src/store/runs.ts', 'src/worker/protocol.ts', true)).toBe(true)
    expect(judge('src/cli/trace.ts', 'node:fs')).toBe(true)
  })

  it('stops what it does not', () => {
    expect(judge('src/language/parse.ts', 'src/core/method.ts')).toBe(false)
    expect(judge('src/core/vector.ts', 'd3')).toBe(false)
    expect(judge('src/store/runs.ts', 'src/worker/client.ts')).toBe(false)
    expect(judge('src/charts/surface/geometry.ts', 'react')).toBe(false)
    expect(judge('src/engine/run.ts', 'node:fs')).toBe(false)
  })

  it('finds a circle of files', () => {
    const circle = ['a', 'b', 'c'].map((from, i, all) => ({ from, to: all[(i + 1) % 3] ?? '', typeOnly: false }))
    expect(findCycle(circle)).toEqual(['a', 'b', 'c', 'a'])
    expect(findCycle(circle.slice(1))).toBeUndefined()
  })
})
