import { expect, test } from 'vitest'
import { withPackedRows, withRows } from '../../src/worker/rows.ts'

const message = (rows: readonly (readonly number[])[]) => ({
  type: 'run',
  job: 1,
  specification: { surface: { id: 'least_squares', params: {}, data: { rows } }, steps: 10 },
})
const many = Array.from({ length: 1000 }, (_, i) => [i, -i / 3])

test('long lists of rows go to a worker in one buffer, and are rows again there', () => {
  const packed = withPackedRows(message(many))
  expect(packed.specification.surface.data.rows).toHaveProperty('numbers', expect.any(Float64Array))
  const arrived = withRows(structuredClone(packed))
  expect(arrived).toEqual(message(many))
})

test('a list that comes again is the same list: what was made of it is known', () => {
  const rowsOf = () => withRows(structuredClone(withPackedRows(message(many)))).specification.surface.data.rows
  expect(rowsOf()).toBe(rowsOf())
})

test('a short list, rows of unlike lengths, and everything else go as they are', () => {
  for (const rows of [[[1, 2]], [...many, [1]]]) {
    const sent = message(rows)
    expect(withPackedRows(sent)).toBe(sent)
    expect(withRows(sent)).toBe(sent)
  }
  const contours = { type: 'contours', request: { columns: 97, rows: 61 } }
  expect(withPackedRows(contours)).toBe(contours)
})
