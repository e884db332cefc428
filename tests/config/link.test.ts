import { deepStrictEqual } from 'node:assert/strict'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultConfiguration, parseConfiguration, readLink, toJson, writeLink } from '../../src/config/index.ts'
import type { Configuration } from '../../src/config/types.ts'
import { configuration, configurationOf, withoutKeys } from './arbitraries.ts'

const runOf = (link: string) => {
  const { configuration, notices } = readLink(`v=1&surface=bowl&start=1,1&${link}&steps=10`)
  return { run: configuration.runs[0], notices: notices.map(({ where, message }) => `${where}: ${message}`) }
}
const noticesOf = (link: string) => readLink(link).notices.map(({ where, message }) => `${where}: ${message}`)

describe('a link that is written', () => {
  test('reads like the experiment, with the defaults left out', () => {
    const configuration: Configuration = {
      surface: { id: 'rosenbrock', params: { b: 17 } },
      start: [-1.2, 1.3],
      steps: 120,
      seed: 7,
      runs: [
        {
          key: 'a',
          slot: 0,
          label: 'My Adam',
          optimizer: { id: 'adam', params: { lr: 0.03, beta1: 0.9, beta2: 0.99, biasCorrection: false } },
          schedule: { id: 'warmup', params: { W: 40 }, of: [{ id: 'cosine', params: { etaMin: 0.001 } }] },
          clip: { id: 'norm', params: { max: 2 } },
        },
        {
          key: 'b',
          slot: 4,
          hidden: true,
          optimizer: { id: 'momentum', params: { lr: 2e-3 } },
          schedule: { id: 'constant', params: {} },
        },
      ],
      view: { x: [-2, 2], y: [-1, 3] },
      playhead: 112,
    }
    expect(writeLink(configuration)).toBe(
      'v=1&surface=rosenbrock(b:17)&start=-1.2,1.3' +
        '&run=adam(lr:0.03,beta2:0.99,biasCorrection:off)/warmup(W:40,cosine(etaMin:0.001))/norm(max:2)/label:My%20Adam' +
        '&run=momentum(lr:0.002)/slot:4/hidden&view=-2,2,-1,3&seed=7&at=112&steps=120',
    )
  })

  test('says how the experiment is shown where that is not as on a first visit', () => {
    const { configuration } = parseConfiguration({
      surface: { id: 'bowl' },
      steps: 10,
      runs: [{ optimizer: 'adam', baseline: true }],
      shown: {
        layout: 'compare',
        beside: [{ id: 'ravine', kappa: 20 }, 'saddle'],
        axis: 'evaluations',
        seeds: 200,
        oneRate: true,
        tolerance: 1e-3,
        charts: ['loss', 'state.m', 'rate'],
        scales: { loss: 'linear' },
        overlays: ['flow', 'theory'],
        relief: { azimuth: -30, elevation: 45 },
        caption: 'Same start, same rate.',
      },
    })
    expect(writeLink(configuration)).toBe(
      'v=1&surface=bowl&start=-2.4,1.8&run=adam/baseline&layout=compare&beside=ravine(kappa:20)&beside=saddle' +
        '&axis=evaluations&seeds=200&oneRate=on&tolerance=0.001&charts=loss,state.m,rate&scales=loss:linear' +
        '&overlays=theory,flow&relief=-30,45&caption=Same%20start%2C%20same%20rate.&steps=10',
    )
  })

  test('gives the same experiment back, to the bit', () => {
    fc.assert(
      fc.property(configuration, (original) => {
        const { configuration, notices } = readLink(writeLink(original))
        expect(notices).toEqual([])
        expect(withoutKeys(configuration)).toEqual(withoutKeys(original))
      }),
      { numRuns: 200 },
    )
  })

  test('has only characters that survive in a fragment, a chat and a mail, and does not end in a bracket', () => {
    fc.assert(
      fc.property(configuration, (original) => {
        expect(writeLink(original)).toMatch(/^[\w.,:/=&()%-]*\d$/)
      }),
    )
  })

  test('is read from a fragment, a query string, an address or a link that was encoded as a whole', () => {
    const link = writeLink(defaultConfiguration())
    const expected = withoutKeys(defaultConfiguration())
    const forms = [
      `#${link}`,
      `?${link}`,
      `https://host.example/a/index.html#${link}`,
      `./?${link}`,
      encodeURIComponent(link),
      ` ${link}\n`,
    ]
    for (const form of [link, ...forms]) {
      const { configuration, notices } = readLink(form)
      expect(notices).toEqual([])
      expect(withoutKeys(configuration)).toEqual(expected)
    }
  })

  test('of eight configured runs stays under 1,500 characters', () => {
    const run = (index: number) => ({
      key: '',
      slot: 7 - index,
      label: `Adam, number ${index}`,
      optimizer: { id: 'adam', params: { lr: 0.0123, beta1: 0.85, beta2: 0.995, eps: 1e-7, weightDecay: 0.015 } },
      schedule: { id: 'warmup', params: { W: 40 }, of: [{ id: 'cosine', params: { etaMin: 0.00125 } }] },
      clip: { id: 'norm', params: { max: 2.5 } },
    })
    const runs = Array.from({ length: 8 }, (_, index) => run(index))
    const view = { x: [-2.125, 2.375], y: [-1.5, 3.25] } as const
    expect(writeLink({ ...defaultConfiguration(), runs, view, playhead: 112 }).length).toBeLessThan(1500)
  })
})

test('a switch is on by 1 too, and a caption that is cut says so', () => {
  expect(readLink('oneRate=1').configuration.shown).toEqual({ oneRate: true })
  expect(noticesOf('oneRate=1')).toEqual([])
  expect(noticesOf(`caption=${'x'.repeat(200)}`)).toEqual([])
  expect(noticesOf(`caption=${'x'.repeat(201)}`)).toEqual([
    'caption: it has at most 200 characters; the rest is left out',
  ])
})

test('what cannot be read of how it is shown is named, and the rest is kept', () => {
  const link =
    'layout=rows&axis=evaluations&tolerance=low&charts=loss,speed&overlays=flow,wind&relief=400,10&scales=loss:cubic'
  expect(readLink(link).configuration.shown).toEqual({ axis: 'evaluations', charts: ['loss'], overlays: ['flow'] })
  expect(noticesOf(link)).toEqual([
    `layout: "rows" is not 'compare'; it is left out`,
    'tolerance: "low" is not a number; it is left out',
    'charts: "speed" is not known; it is left out',
    'scales: "loss: cubic" is not an axis; it is left out',
    'overlays: "wind" is not known; it is left out',
    'relief: "400, 10" is not an azimuth from -180 to 180 and an elevation from 5 to 90 degrees; it is left out',
  ])
})

describe('a link that is read', () => {
  test('names an unknown entry and suggests the one that was meant', () => {
    expect(noticesOf('surfaces=bowl')).toEqual(['link: "surfaces" is not understood; did you mean surface?'])
  })

  test('keeps the rest of a run whose parameter is no number', () => {
    const { run, notices } = runOf('run=adam(lr:0.2,beta1:abc)')
    expect(run?.optimizer).toEqual({ id: 'adam', params: { lr: 0.2 } })
    expect(notices).toEqual(['run 1, beta1: must be a finite number, not "abc"; 0.9 is used'])
  })

  test('keeps what stands before a missing parenthesis', () => {
    const { run, notices } = runOf('run=adam(lr:0.2/cosine')
    expect(run?.optimizer).toEqual({ id: 'adam', params: { lr: 0.2 } })
    expect(notices).toEqual(['run 1: "/cosine" is not understood', 'run 1: a closing parenthesis is missing'])
  })

  test('says what is no schedule, estimate, noise, precision or clipping', () => {
    expect(runOf('run=adam/cosin').notices).toEqual([
      'run 1: "cosin" is no schedule, estimate, noise, precision or clipping; did you mean cosine?',
    ])
  })

  test.each([
    ['v=2', 'link: version "2" is not known here; it is read as version 1'],
    ['steps=5&steps=6', 'link: steps is given twice; the first one is used'],
    ['start=1,%zz', 'start, y: "%zz" is not a finite number; 2 is used'],
    ['start=1e999,0', 'start, x: Infinity is not a finite number; -1.5 is used'],
    ['run=adam/label:%E0%A4%A', 'run 1: "%E0%A4%A" is not properly percent-encoded'],
    ['run=adam(lr:1,lr:2)', 'run 1: lr is given twice; the first one is used'],
    ['run=adam/cosine/step', 'run 1: there is a second schedule; the first one is used'],
    ['run=adam(id:1)', 'run 1: no parameter can be called id, equations, of, from, data'],
    ['run=adam(__proto__:1)', 'run 1: there is no parameter "__proto__"'],
    ['run=constructor', 'run 1: "constructor" is not an optimizer; gradientDescent is used'],
    ['run=adam(1:2', 'run 1: a closing parenthesis is missing'],
    ['run=adam:0.1', 'run 1: ":0.1" is not understood'],
    ['hello', 'link: "hello" is not understood'],
    ['steps', 'link: "steps" has no value'],
    ['view=1,2,3', 'view: "1,2,3" is not a view; the surface\'s own view is used'],
    [
      'view=1,1,0,1',
      "view: it must have min below max, and be neither too narrow nor too large to draw; the surface's own view is used",
    ],
    ['steps=10&at=11', 'playhead: 11 is not a whole number from 0 to 10; the end is used'],
    ['surface=eq(f(x,y)=x', 'surface: a closing parenthesis is missing'],
  ])('%s: %s', (link, notice) => {
    expect(noticesOf(link)).toContain(notice)
  })

  test('that is empty is the default experiment, without a notice', () => {
    for (const link of ['', '#', 'https://host.example/thalweg/', '?']) {
      const { configuration, notices } = readLink(link)
      expect(notices).toEqual([])
      expect(withoutKeys(configuration)).toEqual(withoutKeys(defaultConfiguration()))
    }
  })

  test('keeps the parentheses of typed equations, and takes them as a person writes them', () => {
    for (const text of ['log(x) + y^2', 'f(x, y) = max(a*x, y/2)', 'x + y)*(', 'x, y']) {
      const { configuration } = readLink('')
      const link = writeLink({ ...configuration, surface: { equations: text, params: {} } })
      expect(readLink(link).configuration.surface.equations).toBe(text)
    }
    expect(readLink('surface=eq(log(x)+y^2)').configuration.surface.equations).toBe('log(x)+y^2')
    expect(readLink('surface=eq(max(a*x,y),a:3)').configuration.surface).toEqual({
      equations: 'max(a*x,y)',
      params: { a: 3 },
    })
  })

  test('that is far too long is cut, and says so', () => {
    expect(noticesOf('run=adam&'.repeat(100_000))[0]).toBe('link: only its first 200000 characters are read')
  })
})

const links = fc.constantFrom(...fc.sample(configurationOf(4), { numRuns: 300, seed: 1 }).map(writeLink))

/** Links with a few characters replaced, left out, doubled or put in. */
const mutated = fc
  .tuple(
    links,
    fc.array(
      fc.tuple(fc.nat(), fc.nat(3), fc.oneof(fc.constantFrom(...'(),:/=&%#?.-+e9x'), fc.string({ maxLength: 3 }))),
    ),
  )
  .map(([link, edits]) =>
    edits.reduce((text, [place, removed, put]) => {
      const at = place % (text.length + 1)
      return text.slice(0, at) + put + text.slice(at + removed)
    }, link),
  )

const words =
  'v= 1 & surface= rosenbrock eq ( ) , : / run= adam lr warmup cosine NaN Infinity - 1e400 0 % %20 %FF label hidden slot ' +
  'norm max start= view= steps= at= seed= __proto__ constructor sequential # ? ='
const pieces = fc.constantFrom('', ...words.split(' '))
const random = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
)

describe('ten thousand random and mutated links', () => {
  test('give configurations that are accepted unchanged and written the same again', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, random), (link) => {
        const { configuration } = readLink(link)
        const accepted = parseConfiguration(toJson(configuration))
        deepStrictEqual(accepted.notices, [])
        deepStrictEqual(withoutKeys(accepted.configuration), withoutKeys(configuration))
        const written = writeLink(configuration)
        deepStrictEqual(writeLink(readLink(written).configuration), written)
      }),
      { numRuns: 10_000 },
    )
  }, 300_000)

  test('give a notice whenever a word in them was not understood', () => {
    const nonsense = fc.constantFrom('zzzzz', '%ZZ', '(', ')', '(((', 'qqq:1', '1:1:1')
    fc.assert(
      fc.property(links, fc.nat(), nonsense, (link, place, word) => {
        // A slash inside parentheses divides in typed equations.
        const depthAt = (i: number) => link.slice(0, i).split('(').length - link.slice(0, i).split(')').length
        const separators = [...link.matchAll(/&|\/|$/g)].map(({ index }) => index).filter((i) => depthAt(i) === 0)
        const at = separators[place % separators.length] ?? 0
        const inPlaceOfEntry = link.slice(0, at) + (link[at] ?? '&') + word + link.slice(at)
        expect(readLink(inPlaceOfEntry).notices).not.toEqual([])
      }),
      { numRuns: 1000 },
    )
  }, 300_000)
})
