import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvReader, csvRefusal, readCsv, writeCsv } from '../../src/config/csv.ts'
import { CONFIGURATION_LIMITS } from '../../src/config/index.ts'
import { problems } from '../../src/problems/index.ts'

const columnsOf = (id: string) => problems[id]!.data!.columns
const LINE = columnsOf('least_squares')
const CLASSES = columnsOf('linear_svm')

function read(text: string, columns = LINE) {
  const outcome = readCsv(text, columns)
  if ('refused' in outcome) throw new Error(outcome.refused)
  const { faults, ...reading } = outcome.reading
  return { ...reading, faults: faults.map(({ line, message }) => `line ${line}: ${message}`) }
}

describe('rows from text', () => {
  test.each([
    ['commas', '1,2\n3,4.5'],
    ['commas and spaces', ' 1, 2 \r\n 3 ,4.5\r\n'],
    ['semicolons', '1;2\n3;4.5'],
    ['semicolons, decimals with a comma', '1,0;2\n3;4,5'],
    ['tabs', '1\t2\n3\t4.5'],
    ['tabs, decimals with a comma', '1\t2\n3\t4,5'],
    ['spaces', '1 2\n3   4.5'],
    ['quotation marks', '"1","2"\n"3","4.5"'],
    ['empty lines', '\n\n1,2\n\n3,4.5\n\n'],
    ['old line ends and a mark of the byte order', '\uFEFF1,2\r3,4.5'],
    ['exponents, signs and a true minus', '+1e0,20e-1\n3,45.E-1'],
  ])('with %s', (_, text) => {
    const { rows, faulty } = read(text)
    expect(rows).toEqual([
      [1, 2],
      [3, 4.5],
    ])
    expect(faulty).toBe(0)
  })

  test('know a header, whatever its names', () => {
    const { rows, notes } = read('height;weight\n1;2')
    expect(rows).toEqual([[1, 2]])
    expect(notes).toEqual(['Line 1 is a header.', 'Values are parted by semicolons.'])
  })

  test('take the columns that a header names, wherever they stand', () => {
    const { rows, notes } = read('id,target,input\n7,2,1\n8,4.5,3')
    expect(rows).toEqual([
      [1, 2],
      [3, 4.5],
    ])
    expect(notes[0]).toBe('Line 1 is a header, and the columns are taken by their names.')
    expect(read('b,v,u\n-1,2,1', CLASSES).rows).toEqual([[1, 2, -1]])
  })

  test('may write the classes as 1 and 0, which is said, but not beside −1', () => {
    const { rows, notes } = read('1,2,1\n3,4,0', CLASSES)
    expect(rows).toEqual([
      [1, 2, 1],
      [3, 4, -1],
    ])
    expect(notes).toContain('Classes 0 are taken as −1.')
    const mixed = read('1,2,1\n3,4,0\n5,6,-1', CLASSES)
    expect(mixed.rows).toHaveLength(2)
    expect(mixed.faults).toEqual(['line 2: beside the classes 1 and -1, 0 is none'])
  })

  test('come back to the bit from what is written of them', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 1 }), (rows) => {
        expect(read(writeCsv(LINE, rows)).rows).toEqual(rows)
      }),
    )
  })
})

describe('bad rows', () => {
  test.each([
    ['1,2\n3,abc\n5,6', ['line 2: v: "abc" is not a number']],
    ['1,2\n3,NaN', ['line 2: v: "NaN" is not a finite number']],
    ['1,2\n3,1e999', ['line 2: v: "1e999" is not a finite number']],
    ['1,2\n-Inf,3', ['line 2: u: "-Inf" is not a finite number']],
    ['1,2\n3,', ['line 2: v is empty']],
    ['1,2\n\n3', ['line 3: 1 value in place of 2 (u, v)']],
    ['1,2\n1,2,3', ['line 2: 3 values in place of 2 (u, v)']],
    ['1,5,2,5', ['line 1: 4 values in place of 2 (u, v); decimals with a comma need semicolons between values']],
    ['1,2\n0x10,1', ['line 2: u: "0x10" is not a number']],
    ['u,v\n1,2\nu,v', ['line 3: u: "u" is not a number']],
    ['NaN,1\n2,3', ['line 1: u: "NaN" is not a finite number']],
  ])('%j: are named by their line, and the others are kept', (text, faults) => {
    const found = read(text)
    expect(found.faults).toEqual(faults)
    expect(found.faulty).toBe(1)
  })

  test('of classes say what a class is', () => {
    expect(read('1,2,5', CLASSES).faults).toEqual(['line 1: b: 5 is not a class, 1 or -1'])
  })

  test('are told one by one for a while, and then counted', () => {
    const { faults, faulty, rows } = read(`1,2\n${'x,y\n'.repeat(30)}3,4`)
    expect(faults).toHaveLength(8)
    expect([faulty, rows.length]).toEqual([30, 2])
  })

  test('are all there is in an empty text: none', () => {
    for (const text of ['', '\n \n', 'u,v\n']) expect(read(text)).toMatchObject({ rows: [], faulty: 0 })
  })

  test('never stop the reader, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'01.,;\t \n"-eu') }), (text) => {
        const { rows } = read(text)
        expect(rows.every((row) => row.length === 2 && row.every(Number.isFinite))).toBe(true)
      }),
    )
  })
})

describe('many rows', () => {
  const rows = (n: number) => Array.from({ length: n }, (_, i) => `${i},${-i}`).join('\n')

  test('a hundred thousand are read, in pieces between which the page may go on', () => {
    const reader = csvReader(`u,v\n${rows(100_000)}\n`, LINE)
    const shares: number[] = []
    let step = reader.next()
    for (; !step.done; step = reader.next()) shares.push(step.value)
    expect(shares.length).toBeGreaterThan(40)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect('reading' in step.value && step.value.reading.rows.length).toBe(100_000)
  })

  test('one more is refused, with the limit', () => {
    expect(readCsv(rows(100_001), LINE)).toEqual({
      refused: expect.stringMatching(/has 100\u202f001 rows: data may have 100\u202f000 rows/) as string,
    })
  })

  test('a million are refused by their lines, and ten million by their size, before anything is split', () => {
    expect(readCsv('1,2\n'.repeat(1_000_000), LINE)).toEqual({
      refused: expect.stringMatching(/^It has more than 100\u202f000 lines: /) as string,
    })
    const shortest = 10_000_000 * '1\n'.length
    expect(csvRefusal(shortest)).toMatch(/20\u202f000\u202f000 characters, and at most 16\u202f000\u202f000 are read/)
    expect(csvRefusal(CONFIGURATION_LIMITS.csv)).toBeUndefined()
    const text = '1\n'.repeat(10_000_000)
    const from = performance.now()
    expect(readCsv(text, LINE)).toHaveProperty('refused')
    expect(performance.now() - from).toBeLessThan(200)
  })
})
