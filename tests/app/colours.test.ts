import { describe, expect, it } from 'vitest'
import { textOf } from '../project/sources.ts'
import { contrast, leastDistance, type Vision } from './colourMeasures.ts'

type Tokens = Readonly<Record<string, string>>
const css = [textOf('src/app/tokens.css'), textOf('src/app/colours.css')].join('\n').replace(/\/\*[^]*?\*\//g, '')
const blocks = [...css.matchAll(/([^{}@;]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
  /** The alternatives of the selector, each as the attributes that it asks for. */
  asks: selector
    .replace(/(\S+):is\(([^)]*)\)/, (_, theme: string, sets: string) =>
      sets
        .split(',')
        .map((s) => theme + s)
        .join(),
    )
    .split(',')
    .map((each) => each.trim()),
  tokens: Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value])),
}))

/** What holds with these attributes on the page: the more a selector asks for, the later it counts. */
function tokensOf(theme: string, colours: string): Tokens {
  const attributes = new Set([`[data-theme='${theme}']`, `[data-colours='${colours}']`])
  const weight = (ask: string) => {
    const asked = ask.replaceAll(' ', '').match(/\[[^\]]*\]/g) ?? []
    return asked.length > 0 && asked.every((one) => attributes.has(one)) ? asked.length : 0
  }
  const holding = blocks.map(({ asks, tokens }) => ({ tokens, weight: Math.max(...asks.map(weight)) }))
  return Object.assign(
    {},
    ...[1, 2].flatMap((rank) => holding.filter(({ weight: each }) => each === rank).map(({ tokens }) => tokens)),
  ) as Tokens
}

/** The floors: for the standard colours the table of the visual target. */
interface Floors {
  ink: readonly [ink: number, ink2: number, ink3: number]
  onFills: readonly [ink: number, ink2: number, isoText: number]
  /** Good, bad, accent, warning. */
  signs: number
  control: number
  runs: number
  runText: number
  /** Normal, deutan, protan, tritan: of all eight runs, and of the first four. */
  eight: readonly [number, number, number, number]
  four: readonly [number, number, number, number]
}

const FLOORS: Readonly<Record<string, Floors>> = {
  'light standard': {
    ...{ ink: [15.3, 7.1, 4.7], onFills: [12.8, 5.94, 5.02], signs: 5.2, control: 3, runs: 3.06, runText: 4.63 },
    ...{ eight: [16.5, 11.5, 10.4, 10.6], four: [20.2, 13.2, 15.8, 10.6] },
  },
  'dark standard': {
    ...{ ink: [13.89, 8.37, 5.32], onFills: [11.2, 6.75, 5.88], signs: 6.54, control: 3.56, runs: 3.13, runText: 4.67 },
    ...{ eight: [15.8, 9.7, 9.4, 7.8], four: [20.9, 14.7, 19.1, 12.3] },
  },
  'light projector': {
    ...{ ink: [17, 11, 8], onFills: [18, 12, 10], signs: 6.5, control: 5, runs: 4.5, runText: 4.5 },
    ...{ eight: [14.3, 8.7, 8.1, 8], four: [21.8, 17, 18.7, 12.5] },
  },
  'dark projector': {
    ...{ ink: [15, 12, 9], onFills: [18, 14, 12], signs: 6.5, control: 5, runs: 4.5, runText: 4.5 },
    ...{ eight: [12.9, 8.2, 9.4, 6.9], four: [18.7, 13.2, 16.4, 11.7] },
  },
  'light contrast': {
    ...{ ink: [17, 14, 10], onFills: [18, 15, 10], signs: 7, control: 4.5, runs: 4.5, runText: 7 },
    ...{ eight: [14.3, 8.7, 8.1, 8], four: [21.8, 17, 18.7, 12.5] },
  },
  'dark contrast': {
    ...{ ink: [15, 14, 12], onFills: [18, 16, 12], signs: 7, control: 4.5, runs: 4.5, runText: 7 },
    ...{ eight: [12.9, 8.2, 9.4, 6.9], four: [18.7, 13.2, 16.4, 11.7] },
  },
}

/** As the table states its numbers. */
const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

const SURFACES = ['paper', 'panel', 'sunk', 'sel']
const FILLS = Array.from({ length: 12 }, (_, i) => `fill-${i}`)
const RUNS = Array.from({ length: 8 }, (_, i) => `run-${i}`)
const RUN_TEXTS = Array.from({ length: 8 }, (_, i) => `run-text-${i}`)
const VISIONS: readonly Vision[] = ['normal', 'deutan', 'protan', 'tritan']

describe.each(Object.entries(FLOORS))('the colours %s', (name, floors) => {
  const [theme = '', colours = ''] = name.split(' ')
  const tokens = tokensOf(theme, colours)
  const hex = (token: string) => {
    const value = tokens[token]
    if (value === undefined) throw new Error(`${name} has no ${token}`)
    return value
  }
  const worst = (over: readonly string[], grounds: readonly string[], light?: number) =>
    rounded(Math.min(...over.flatMap((one) => grounds.map((ground) => contrast(hex(one), hex(ground), light)))), 2)

  it('let text be read on every surface and fill', () => {
    for (const [i, ink] of ['ink', 'ink-2', 'ink-3'].entries()) {
      expect(worst([ink], SURFACES), ink).toBeGreaterThanOrEqual(floors.ink[i] ?? NaN)
    }
    for (const [i, ink] of ['ink', 'ink-2', 'iso-text'].entries()) {
      expect(worst([ink], FILLS), `${ink} on fills`).toBeGreaterThanOrEqual(floors.onFills[i] ?? NaN)
    }
    expect(worst(['good', 'bad', 'accent', 'warn'], SURFACES)).toBeGreaterThanOrEqual(floors.signs)
    expect(worst(RUN_TEXTS, [...SURFACES, ...FILLS])).toBeGreaterThanOrEqual(floors.runText)
  })

  it('let controls and runs be seen on every surface and fill', () => {
    expect(worst(['ctl'], SURFACES)).toBeGreaterThanOrEqual(floors.control)
    expect(worst(RUNS, [...SURFACES, ...FILLS])).toBeGreaterThanOrEqual(floors.runs)
  })

  it('keep runs apart, also without one kind of cones', () => {
    for (const [i, vision] of VISIONS.entries()) {
      expect(rounded(leastDistance(RUNS.map(hex), vision), 1), vision).toBeGreaterThanOrEqual(floors.eight[i] ?? NaN)
      expect(
        rounded(leastDistance(RUNS.slice(0, 4).map(hex), vision), 1),
        `first four, ${vision}`,
      ).toBeGreaterThanOrEqual(floors.four[i] ?? NaN)
    }
  })

  if (colours !== 'projector') return

  it('stand light in the hall: 4.5 to 1 with a tenth of white on everything, 3 to 1 with a fifth', () => {
    expect(worst(RUNS, FILLS, 0.1)).toBeGreaterThanOrEqual(4.5)
    expect(worst(RUNS, FILLS, 0.2)).toBeGreaterThanOrEqual(3)
    expect(worst(['ink', 'ink-2', 'ink-3', 'iso-text'], [...SURFACES, ...FILLS], 0.1)).toBeGreaterThanOrEqual(4.5)
  })

  if (theme !== 'light') return

  it('keep runs further apart than the standard ones in that light, where those fall together', () => {
    const standard = tokensOf(theme, 'standard')
    for (const vision of VISIONS) {
      const before = leastDistance(
        RUNS.map((run) => standard[run] ?? ''),
        vision,
        0.1,
      )
      expect(leastDistance(RUNS.map(hex), vision, 0.1), vision).toBeGreaterThan(1.2 * before)
    }
  })
})
