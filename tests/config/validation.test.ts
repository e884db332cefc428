/** Rows held back and early stopping, as links and files have them. */
import { describe, expect, test } from 'vitest'
import {
  differences,
  parseConfiguration,
  readLink,
  specificationOf,
  toJson,
  writeLink,
} from '../../src/config/index.ts'
import { withoutKeys } from './arbitraries.ts'

const read = (link: string) => {
  const { configuration, notices } = readLink(`v=1&${link}&steps=10`)
  return { configuration, notices: notices.map(({ where, message }) => `${where}: ${message}`) }
}

describe('the share that is held back', () => {
  test.each([
    'v=1&surface=least_squares&data=line(n:20,seed:7,validation:0.25)&start=0,0&run=adam&steps=10',
    'v=1&surface=least_squares&data=line(validation:0.3)&start=0,0&run=adam&steps=10',
    'v=1&surface=least_squares&data=1,2/2,3.5/-3,1/validation:0.4&start=0,0&run=adam&steps=10',
    'v=1&surface=least_squares&data=1,2/2,3.5/-3,1/validation:0.4/seed:9&start=0,0&run=adam&steps=10',
  ])('%s: stands with the data, and survives the JSON form', (link) => {
    const { configuration, notices } = readLink(link)
    expect(notices).toEqual([])
    expect(writeLink(configuration)).toBe(link)
    const again = parseConfiguration(JSON.parse(JSON.stringify(toJson(configuration))))
    expect(again.notices).toEqual([])
    expect(withoutKeys(again.configuration)).toEqual(withoutKeys(configuration))
  })

  test('of the standard data needs no generator’s name in a file', () => {
    const { configuration, notices } = parseConfiguration({
      surface: { id: 'least_squares', data: { validation: 0.5 } },
    })
    expect(notices).toEqual([])
    expect(configuration.surface.data).toEqual({ generator: 'line', params: {}, seed: 1, validation: 0.5 })
  })

  test('of own rows has a seed by which they are chosen, of which nothing is said where none are', () => {
    const { data } = read('surface=least_squares&data=1,2/2,3/validation:0.4/seed:9').configuration.surface
    expect(data).toMatchObject({ seed: 9, validation: 0.4 })
    const none = read('surface=least_squares&data=1,2/2,3/seed:9').configuration.surface.data
    expect(Object.keys(none!)).toEqual(['rows'])
    expect(read('surface=least_squares&data=1,2/2,3/validation:0.4/seed:x').notices).toEqual([
      'surface, data: seed: "x" is not a whole number from 0 to 4294967295; 1 is used',
    ])
  })

  test('of nothing is no share at all', () => {
    expect(read('surface=least_squares&data=line(validation:0)').configuration.surface.data).toBeUndefined()
  })

  test.each([
    ['line(validation:0.95)', '0.95'],
    ['line(validation:-0.1)', '-0.1'],
    ['line(validation:half)', '"half"'],
    ['1,2/3,4/validation:1', '1'],
  ])('%s: what is no share is named, and no row is held back', (data, quoted) => {
    const { configuration, notices } = read(`surface=least_squares&data=${data}`)
    expect(notices).toEqual([`surface, data: validation: ${quoted} is not a share from 0 to 0.9; no row is held back`])
    expect(configuration.surface.data?.validation).toBeUndefined()
  })
})

describe('patience', () => {
  test('stands in a run of the link, and reaches its specification', () => {
    const link = 'v=1&surface=least_squares&start=0,0&run=adam/norm/patience:12&steps=10'
    const { configuration, notices } = readLink(link)
    expect(notices).toEqual([])
    expect(writeLink(configuration)).toBe(link)
    expect(specificationOf(configuration, configuration.runs[0]!).patience).toBe(12)
    const again = parseConfiguration(JSON.parse(JSON.stringify(toJson(configuration))))
    expect(withoutKeys(again.configuration)).toEqual(withoutKeys(configuration))
  })

  test.each([
    ['0', '0'],
    ['1.5', '1.5'],
    ['long', '"long"'],
  ])('of %s is named and left out', (text, quoted) => {
    const { configuration, notices } = read(`run=adam/patience:${text}`)
    expect(notices).toEqual([`run 1, patience: ${quoted} is not a whole number from 1 to 100000; none is used`])
    expect(configuration.runs[0]).not.toHaveProperty('patience')
  })

  test('is a difference between two experiments', () => {
    const [a, b] = ['run=adam', 'run=adam/patience:5'].map((run) => read(run).configuration)
    expect(differences(a!, b!)).toEqual([{ slot: 0, part: 'early stopping', a: 'none', b: 'patience 5' }])
  })
})
