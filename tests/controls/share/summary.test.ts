import { describe, expect, it } from 'vitest'
import { presets, readLink, runLabel, surfaceOf } from '../../../src/config/index.ts'
import { embedCode } from '../../../src/controls/share/embed.ts'
import { longParts } from '../../../src/controls/share/parts.ts'
import { linkSummary, summaryText } from '../../../src/controls/share/summary.ts'

const textOf = (link: string) => summaryText(linkSummary(readLink(link).configuration))

describe('what a link holds, in words', () => {
  it('is surface, start, length, every run with what is its own, and how it is looked at', () => {
    expect(
      textOf(
        'v=1&surface=rosenbrock(b:17)&start=-1.5,2&run=gradientDescent(lr:0.001)&run=adam(lr:0.5)/warmup(W:40,cosine)/label:Mine' +
          '&at=112&axis=evaluations&tolerance=0.001&steps=500',
      ),
    ).toBe(
      'Rosenbrock (b 17); from (−1.5, 2), 500 gradient evaluations. 2 runs: Gradient descent, η 0.001; ' +
        'Mine, η 0.5, β₁ 0.9, β₂ 0.999, cosine annealing after warmup. ' +
        'Reached where f ≤ 10⁻³, at evaluation 112.',
    )
  })

  it('says which share of the rows is held back, and of a run that it stops early', () => {
    const text = textOf('v=1&surface=least_squares&data=line(validation:0.25)&start=0,0&run=adam/patience:10&steps=10')
    expect(text).toMatch(/^Least squares \(64 rows from “A line with noise”, 25 % of the rows held back\)/)
    expect(text).toContain('stops early, patience 10')
  })

  it('names the data: how many rows and which generator, or that they are own ones', () => {
    const words = (data: string) => textOf(`v=1&surface=least_squares&data=${data}&start=0,0&run=none&steps=10`)
    expect(words('line(n:12,seed:3)')).toMatch(
      /^Least squares \(12 rows from “A line with noise”, seed of the data 3\);/,
    )
    expect(words('0,0/1,1/2,3')).toMatch(/^Least squares \(3 rows of its own\);/)
  })

  it('says where the link does not hold the rows', () => {
    const { configuration } = readLink('v=1&surface=least_squares&start=0,0&run=none&steps=10')
    const rows = Array.from({ length: 9000 }, (_, i) => [i / 7, i / 11])
    const text = summaryText(linkSummary({ ...configuration, surface: { ...configuration.surface, data: { rows } } }))
    expect(text).toMatch(/^Least squares \(9.000 rows of its own\);/)
    expect(text).toContain('too many for the link, and are kept in this tab alone')
  })

  it('says that there are no runs', () => {
    expect(textOf('v=1&surface=bowl&start=1,1&run=none&steps=1')).toBe(
      'Bowl; from (1, 1), 1 step. No runs. From the beginning.',
    )
  })

  it.each(presets.map((preset) => [preset.id, preset] as const))(
    'of the preset %s names everything in it',
    (_, preset) => {
      const { configuration } = preset
      const text = summaryText(linkSummary(configuration))
      expect(text).toContain(surfaceOf(configuration.surface).name)
      for (const run of configuration.runs) expect(text).toContain(runLabel(run, configuration.runs))
      expect(text).not.toMatch(/undefined|NaN|\\|\[object/)
    },
  )
})

describe('what makes a link long', () => {
  it('is told largest first, with what shortens it', () => {
    const long = 'x = x - lr*g # '.padEnd(400, 'w')
    const { configuration } = readLink(
      `v=1&surface=bowl&run=adam/label:${'name'.repeat(12)}&run=eq(${encodeURIComponent(long)})&steps=100`,
    )
    const parts = longParts(configuration)
    expect(parts[0]?.name).toMatch(/^run “/)
    expect(parts[0]?.advice).toMatch(/comments/)
    expect(parts.map(({ bytes }) => bytes)).toEqual(parts.map(({ bytes }) => bytes).sort((a, b) => b - a))
    expect(parts[0]?.bytes).toBeGreaterThan(350)
  })
})

describe('the embed code', () => {
  it('is one frame whose attributes hold whatever the link and the title hold', () => {
    const code = embedCode('https://host.test/a/#surface=bowl&label:"x"', 'f < "g" & h', {
      ...{ width: 640, height: 400, controls: false },
    })
    expect(code).toBe(
      '<iframe src="https://host.test/a/?embed#surface=bowl&amp;label:%22x%22" width="640" height="400" ' +
        'title="f &lt; &quot;g&quot; &amp; h" style="border: 0; max-width: 100%" allowfullscreen loading="lazy"></iframe>',
    )
  })
})
