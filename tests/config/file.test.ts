import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileText, readFileText } from '../../src/config/file.ts'
import { defaultConfiguration, parseConfiguration, presets, toJson } from '../../src/config/index.ts'
import { jsonFault } from '../../src/config/jsonFault.ts'

const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('where a text stops being JSON', () => {
  it('is told by line and column', () => {
    expect(jsonFault('{\n  "steps": 12,\n  "start": [1 2]\n}')).toEqual({ line: 3, column: 15 })
    expect(jsonFault('{"a": 1,}')).toEqual({ line: 1, column: 9 })
    expect(jsonFault('[1, 2')).toEqual({ line: 1, column: 6 })
    expect(jsonFault('{"a" 1}')).toEqual({ line: 1, column: 6 })
    expect(jsonFault('{} x')).toEqual({ line: 1, column: 4 })
    expect(jsonFault('01')).toEqual({ line: 1, column: 2 })
  })

  it('is found in every text that is none, and in no other', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ',', '"', ']', '}', '{', ':', '1', '\\'),
        (json, at, put) => {
          const place = at % (json.length + 1)
          const text = json.slice(0, place) + put + json.slice(place + 1)
          expect(jsonFault(json)).toBeUndefined()
          expect(jsonFault(text) === undefined).toBe(isJson(text))
        },
      ),
    )
  })

  it('is found without a stack, however deep the nesting is', () => {
    expect(jsonFault('['.repeat(100_000))).toEqual({ line: 1, column: 100_001 })
    expect(jsonFault('['.repeat(100_000) + ']'.repeat(100_000))).toBeUndefined()
  })
})

describe('the file of an experiment', () => {
  it('gives every preset back as it was', () => {
    for (const { configuration } of presets) {
      const contents = readFileText(fileText(configuration))
      expect(contents).toMatchObject({ kind: 'experiment', notices: [] })
      expect(contents.kind === 'experiment' && toJson(contents.configuration)).toEqual(toJson(configuration))
    }
  })

  it('tells what of it is not known, and opens the rest', () => {
    const contents = readFileText('{"surface": {"id": "ravine"}, "colour": "red"}')
    expect(contents).toMatchObject({ kind: 'experiment', notices: [{ message: expect.stringContaining('colour') }] })
  })

  it('is not what holds no part of an experiment', () => {
    expect(readFileText('{"name": "package", "version": "1"}')).toMatchObject({ kind: 'nothing' })
    expect(readFileText('[1, 2]')).toEqual({ kind: 'nothing', why: 'it holds no experiment' })
    expect(readFileText(' \n')).toEqual({ kind: 'nothing', why: 'it is empty' })
    expect(readFileText('{"steps": }')).toEqual({ kind: 'nothing', why: 'it is not JSON from line 1, column 11 on' })
    expect(readFileText(`"${'x'.repeat(2_000_000)}"`)).toMatchObject({ kind: 'nothing' })
  })

  it('may be a lecture', () => {
    const contents = readFileText('{"title": "Momentum", "scenes": ["#surface=ravine"]}')
    expect(contents).toMatchObject({ kind: 'lecture', lecture: { title: 'Momentum' } })
    expect(readFileText('{"scenes": 3}')).toMatchObject({ kind: 'nothing' })
  })

  it('is readable: indented, with the defaults left out', () => {
    expect(fileText(defaultConfiguration())).toMatch(/^\{\n {2}"surface": \{\n {4}"id": "rosenbrock"/)
  })
})

describe('the file of an experiment over data', () => {
  it('has a line for each row, and gives back a hundred thousand of them', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => [i / 7, Math.sqrt(i)])
    const { configuration } = parseConfiguration({ surface: { id: 'least_squares', data: { rows } } })
    const text = fileText(configuration)
    expect(text.split('\n').slice(5, 7)).toEqual(['[0,0],', '[0.14285714285714285,1],'])
    const contents = readFileText(text)
    expect(contents.kind === 'experiment' && contents.configuration.surface.data?.rows).toEqual(rows)
  })
})
