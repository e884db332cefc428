import { describe, expect, test } from 'vitest'
import {
  isCutFromLink,
  parseConfiguration,
  readLink,
  specificationOf,
  surfaceOf,
  toJson,
  writeLink,
} from '../../src/config/index.ts'
import { withoutKeys } from './arbitraries.ts'

const read = (link: string) => {
  const { configuration, notices } = readLink(`v=1&${link}&steps=10`)
  return { configuration, notices: notices.map(({ where, message }) => `${where}: ${message}`) }
}

describe('data in a link', () => {
  test('are rows, in the order of the problem’s columns', () => {
    const link = 'v=1&surface=least_squares&data=1,2/2,3.5/-3,1e-7&start=0,0&run=adam&steps=10'
    const { configuration, notices } = readLink(link)
    expect(notices).toEqual([])
    expect(configuration.surface.data).toEqual({
      rows: [
        [1, 2],
        [2, 3.5],
        [-3, 1e-7],
      ],
    })
    expect(writeLink(configuration)).toBe(link)
  })

  test('or a generator with its seed, without what is its default', () => {
    const link = 'v=1&surface=least_squares(lambda:0.1)&data=line(n:20,seed:7)&start=0,0&run=adam&steps=10'
    const { configuration } = readLink(link)
    expect(configuration.surface.data).toEqual({ generator: 'line', params: { n: 20 }, seed: 7 })
    expect(writeLink(configuration)).toBe(link)
    expect(read('surface=least_squares&data=line(n:64)').configuration.surface).toEqual({
      id: 'least_squares',
      params: {},
    })
  })

  test('belong to the surfaces in their order, those beside included', () => {
    const link =
      'v=1&surface=bowl&data=standard&data=outliers&start=0,0&run=adam&layout=compare&beside=least_squares&steps=10'
    const { configuration, notices } = readLink(link)
    expect(notices).toEqual([])
    expect(configuration.shown?.beside?.[0]?.data).toEqual({ generator: 'outliers', params: {}, seed: 1 })
    expect(writeLink(configuration)).toBe(link)
  })

  test('of a fork are those of its original’s kind', () => {
    const { configuration, notices } = read('surface=eq(f(x,y)=|x*u%2By-v|,from:least_squares)&data=1,2/2,3')
    expect(notices).toEqual([])
    expect(Object.keys(surfaceOf(configuration.surface).params)).toEqual([])
    expect(configuration.surface.data).toEqual({
      rows: [
        [1, 2],
        [2, 3],
      ],
    })
  })

  test('that are too many are there again by their key, where they are known', () => {
    const rows = Array.from({ length: 80_000 }, (_, i) => [i, Math.sqrt(i)])
    const data = { rows, validation: 0.25 }
    const { configuration } = parseConfiguration({ surface: { id: 'least_squares', data }, steps: 10 })
    const { configuration: opened, notices } = readLink(writeLink(configuration))
    expect(notices).toEqual([])
    expect(opened.surface.data).toEqual(data)
    const other = parseConfiguration({ surface: { id: 'least_squares', data: { rows: rows.with(7, [7, 0]) } } })
    expect(/key:\w+/.exec(writeLink(other.configuration))?.[0]).not.toBe(/key:\w+/.exec(writeLink(configuration))?.[0])
  })

  test('that are too many are named by their number, and whoever opens the link is told', () => {
    const rows = Array.from({ length: 80_000 }, (_, i) => [i, 2 * i])
    const { configuration } = parseConfiguration({ surface: { id: 'least_squares', data: { rows } }, steps: 10 })
    expect(configuration.surface.data?.rows).toHaveLength(80_000)
    expect(isCutFromLink(configuration)).toBe(true)
    const link = writeLink(configuration)
    expect(link).toMatch(/&data=elsewhere\(n:80000,key:k[0-9a-f]{16}\)&/)
    const { configuration: opened, notices } = readLink(link.replace(/key:k\w+/, 'key:k0'))
    expect(opened.surface).toEqual({ id: 'least_squares', params: {} })
    expect(notices).toEqual([
      {
        where: 'data',
        message: expect.stringMatching(/^the 80000 rows of this experiment do not fit into a link/) as string,
      },
    ])
    expect(isCutFromLink(opened)).toBe(false)
  })
})

test.each([
  ['surface=bowl&data=1,2', 'surface: bowl is no sum over data; the data are left out'],
  ['data=1,2', 'data: no surface is given to which they belong'],
  ['surface=least_squares&data=1,2/3', 'surface, data: row 2: 1 numbers in place of 2 (u, v); it is left out'],
  ['surface=least_squares&data=1,2/3,abc', 'surface, data: row 2: v: "abc" is not a finite number; it is left out'],
  [
    'surface=least_squares&data=1,2/3,1e999',
    'surface, data: row 2: v: Infinity is not a finite number; it is left out',
  ],
  ['surface=linear_svm&data=1,2,1/3,2,5', 'surface, data: row 2: b: 5 is not a class, 1 or -1; it is left out'],
  [
    'surface=least_squares&data=lines',
    'surface, data: "lines" is no generator of this problem; line is used; did you mean line?',
  ],
  [
    'surface=least_squares&data=line(n:0)',
    'surface, data, n: must be a whole number, at least 1 and at most 100000, not 0; 64 is used',
  ],
  [
    'surface=least_squares&data=line(n:10000000)',
    'surface, data, n: must be a whole number, at least 1 and at most 100000, not 10000000; 64 is used',
  ],
  [
    'surface=least_squares&data=line(seed:-1)',
    'surface, data: seed: -1 is not a whole number from 0 to 4294967295; 1 is used',
  ],
  ['surface=least_squares&data=line(m:3)', 'surface, data: there is no parameter "m"'],
])('%s: what cannot be read is named', (link, notice) => {
  expect(read(link).notices).toEqual([notice])
})

test('a hundred thousand rows are read from a file, more are cut with a notice, and none at all give the standard data', () => {
  const surface = (rows: unknown) => parseConfiguration({ surface: { id: 'sample_mean', data: { rows } } })
  expect(surface(Array.from({ length: 100_000 }, (_, i) => [i])).notices).toEqual([])
  const { configuration, notices } = surface(Array.from({ length: 100_001 }, (_, i) => [i]))
  expect(configuration.surface.data?.rows).toHaveLength(100_000)
  expect(notices[0]?.message).toBe('there may be 100000 rows, these are 100001; the others are left out')
  expect(surface([]).configuration.surface.data).toBeUndefined()
  expect(surface([]).notices[0]?.message).toBe('there is no row; normal is used')
})

describe('estimates and noise', () => {
  test('stand in a run of the link, and reach its specification', () => {
    const link =
      'v=1&surface=least_squares&start=0,0&run=adam/cosine/miniBatch(B:4,sampling:inOrder)/gaussian(sigma:0.5)/norm&steps=10'
    const { configuration, notices } = readLink(link)
    expect(notices).toEqual([])
    expect(writeLink(configuration)).toBe(link)
    expect(specificationOf(configuration, configuration.runs[0]!)).toMatchObject({
      estimate: { id: 'miniBatch', params: { B: 4, sampling: 'inOrder' } },
      noise: { id: 'gaussian', params: { sigma: 0.5 } },
    })
  })

  test('survive the JSON form', () => {
    const { configuration } = readLink('surface=one_neuron&data=neuron(n:5)&run=adam/svrg(m:9)/heavyTailed(alpha:1.2)')
    const { configuration: again, notices } = parseConfiguration(JSON.parse(JSON.stringify(toJson(configuration))))
    expect(notices).toEqual([])
    expect(withoutKeys(again)).toEqual(withoutKeys(configuration))
  })

  test('that are unknown are left out and named', () => {
    const { notices } = parseConfiguration({
      runs: [{ optimizer: 'adam', estimate: 'minibatch', noise: { id: 'pink' } }],
    })
    expect(notices.map(({ where, message }) => `${where}: ${message}`)).toEqual([
      'run 1, estimate: "minibatch" is not a way to estimate gradients; none is used; did you mean miniBatch?',
      'run 1, noise: "pink" is not a kind of noise; none is used',
    ])
  })
})

describe('low precision', () => {
  test('stands in a run of the link, reaches its specification, and survives the JSON form', () => {
    const link =
      'v=1&surface=rosenbrock&start=0,0&run=adam/gaussian(sigma:0.5)/binary16(S:1024,rounded:both,scaling:dynamic)/norm&steps=10'
    const { configuration, notices } = readLink(link)
    expect(notices).toEqual([])
    expect(readLink(writeLink(configuration)).configuration.runs[0]?.precision).toEqual({
      id: 'binary16',
      params: { S: 1024, rounded: 'both', scaling: 'dynamic' },
    })
    expect(specificationOf(configuration, configuration.runs[0]!).precision?.id).toBe('binary16')
    const { configuration: again } = parseConfiguration(JSON.parse(JSON.stringify(toJson(configuration))))
    expect(withoutKeys(again)).toEqual(withoutKeys(configuration))
  })

  test('that is unknown is left out and named', () => {
    const { notices } = parseConfiguration({ runs: [{ optimizer: 'adam', precision: 'binary61' }] })
    expect(notices.map(({ where, message }) => `${where}: ${message}`)).toEqual([
      'run 1, precision: "binary61" is not a low precision; none is used; did you mean binary16?',
    ])
  })
})

describe('dropout', () => {
  test('is a part of the run in a link, reaches its specification, and survives the JSON form', () => {
    const link = 'v=1&surface=least_squares&start=0,0&run=adam/miniBatch(B:4)/dropout:0.2/norm&steps=10'
    const { configuration, notices } = readLink(link)
    expect(notices).toEqual([])
    expect(writeLink(configuration)).toBe(link)
    expect(specificationOf(configuration, configuration.runs[0]!).dropout).toBe(0.2)
    const { configuration: again } = parseConfiguration(JSON.parse(JSON.stringify(toJson(configuration))))
    expect(withoutKeys(again)).toEqual(withoutKeys(configuration))
  })

  test.each([
    ['1', '1'],
    ['-0.1', '-0.1'],
    ['half', '"half"'],
  ])('of %s is none, and that is said', (text, shown) => {
    const { configuration, notices } = readLink(`surface=least_squares&run=adam/dropout:${text}`)
    expect(notices.map(({ where, message }) => `${where}: ${message}`)[0]).toMatch(
      new RegExp(`^run 1, dropout: must be .*, not ${shown}; none is used$`),
    )
    expect(configuration.runs[0]).not.toHaveProperty('dropout')
  })

  test('of 0 is none, and nothing needs to be said', () => {
    const { configuration, notices } = readLink('surface=least_squares&run=adam/dropout:0')
    expect(notices).toEqual([])
    expect(configuration.runs[0]).not.toHaveProperty('dropout')
  })
})
