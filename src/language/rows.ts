import { dependencies } from './differentiate.ts'
import { constantOf, nodeAt, type Graph } from './graph.ts'
import { guards, type Guard } from './guards.ts'
import { onRows, onSomeRows, type OnRows } from './onRows.ts'
import { run } from './run.ts'
import { assemble } from './tape.ts'

/** What a program gives for rows of data at a point: one number for each of its outputs. */
export interface RowProgram {
  /** The outputs' means over all rows, added from the first row to the last. */
  mean(x: number, y: number, out: Float64Array): void
  /** Their means over the chosen rows, added in the order of the choice. */
  meanOf(chosen: ArrayLike<number>, x: number, y: number, out: Float64Array): void
  /** The outputs of one row. */
  row(i: number, x: number, y: number, out: Float64Array): void
}

/** How many rows an operation runs over before the next one does: few enough for all values to stay in the nearest cache. */
const BLOCK = 128

/** Below so many rows a loop is quicker than `fill`. */
const SHORT = 32

/** A column of the data, or what follows from the data alone. */
interface Source {
  cell: number
  all: Float64Array
  blocks: readonly Float64Array[]
  chosen: Float64Array
}

/**
 * Computes nodes of a graph over rows of data, one operation at a time for a block of rows. What depends on the point alone is
 * computed once for a point, what depends on the data alone once for ever. Every number comes of the same operations as on
 * one row by itself, and has its bits.
 */
export function rowProgram(
  graph: Graph,
  outputs: readonly number[],
  point: readonly [x: number, y: number],
  columns: ReadonlyMap<number, Float64Array>,
  size: number,
): RowProgram {
  const needed = [...new Set([...point, ...dependencies(graph, ...outputs)])].toSorted((a, b) => a - b)
  const ofPoint = reachedFrom(graph, needed, (index) => point.includes(index))
  const ofData = reachedFrom(graph, needed, (index) => columns.has(index))
  const ofDataAlone = needed.filter((index) => ofData.has(index) && !ofPoint.has(index))
  const ofBoth = needed.filter((index) => ofData.has(index) && ofPoint.has(index))

  const cellOf = new Map(needed.map((index, cell) => [index, cell]))
  const cells: Float64Array[] = needed.map((index) => new Float64Array(BLOCK).fill(constantOf(graph, index) ?? 0))
  const sources = ofDataAlone.map((index) =>
    sourceOf(cellOf.get(index)!, columns.get(index) ?? new Float64Array(size), cells[cellOf.get(index)!]!),
  )
  const blockCount = Math.ceil(size / BLOCK)
  const toBlock = (k: number) => {
    for (const { cell, blocks } of sources) cells[cell] = blocks[k]!
    return Math.min(BLOCK, size - k * BLOCK)
  }

  const isDerived = (index: number) => !columns.has(index)
  const derived = ofDataAlone.filter(isDerived).map((index) => operationOf(graph, index, cellOf))
  for (let k = 0; k < blockCount; k++) execute(derived, cells, toBlock(k))
  const guarded = guards(graph, ofBoth, outputs)
  const operations = ofBoth.map((index) => operationOf(graph, index, cellOf, guarded.get(index)))
  const results = outputs.map((index) => cellOf.get(index)!)
  const isRead = new Set([...ofBoth.flatMap((index) => nodeAt(graph, index).arguments), ...outputs])
  const gathered = sources.filter((_, s) => isRead.has(ofDataAlone[s]!))

  const ofNoData = needed.filter((index) => !ofData.has(index))
  const { tape, placeOf } = assemble(graph, ofNoData, 1)
  const { memory } = tape
  const [xPlace, yPlace] = [placeOf(point[0]), placeOf(point[1])]
  const spread = ofNoData
    .filter((index) => ofPoint.has(index) && isRead.has(index))
    .map((index) => ({ values: cells[cellOf.get(index)!]!, place: placeOf(index) }))
  const begin = (x: number, y: number, count: number) => {
    memory[xPlace] = x
    memory[yPlace] = y
    run(tape)
    for (const { values, place } of spread) {
      const value = memory[place]!
      if (count < SHORT) for (let i = 0; i < count; i++) values[i] = value
      else values.fill(value)
    }
  }
  const gather = (chosen: ArrayLike<number>, from: number, count: number) => {
    for (const { cell, all, chosen: values } of gathered) {
      for (let i = 0; i < count; i++) values[i] = all[chosen[from + i]!]!
      cells[cell] = values
    }
  }
  /** Adds a block's rows to the sums, in their order. */
  const add = (count: number, sums: Float64Array) => {
    execute(operations, cells, count)
    for (let k = 0; k < results.length; k++) {
      const values = cells[results[k]!]!
      sums[k] = sumOf(values, count, sums[k]!)
    }
  }
  const divide = (out: Float64Array, by: number) => {
    for (let k = 0; k < results.length; k++) out[k] = out[k]! / by
  }
  const one = new Int32Array(1)

  return {
    mean(x, y, out) {
      begin(x, y, size)
      out.fill(0, 0, results.length)
      for (let k = 0; k < blockCount; k++) add(toBlock(k), out)
      divide(out, size)
    },
    meanOf(chosen, x, y, out) {
      begin(x, y, chosen.length)
      out.fill(0, 0, results.length)
      for (let from = 0; from < chosen.length; from += BLOCK) {
        const count = Math.min(BLOCK, chosen.length - from)
        gather(chosen, from, count)
        add(count, out)
      }
      divide(out, chosen.length)
    },
    row(i, x, y, out) {
      begin(x, y, 1)
      one[0] = i
      gather(one, 0, 1)
      execute(operations, cells, 1)
      for (let k = 0; k < results.length; k++) out[k] = cells[results[k]!]![0]!
    },
  }
}

/** The nodes that are computed from some, those among them. */
function reachedFrom(graph: Graph, needed: readonly number[], from: (index: number) => boolean): ReadonlySet<number> {
  const reached = new Set<number>()
  for (const index of needed)
    if (from(index) || nodeAt(graph, index).arguments.some((each) => reached.has(each))) reached.add(index)
  return reached
}

const sourceOf = (cell: number, all: Float64Array, chosen: Float64Array): Source => ({
  cell,
  all,
  blocks: Array.from({ length: Math.ceil(all.length / BLOCK) }, (_, k) => all.subarray(k * BLOCK, (k + 1) * BLOCK)),
  chosen,
})

interface Operation {
  run: OnRows
  /** Cells: of the result, of what it is computed from, and of the condition under which it is wanted. */
  out: number
  a: number
  b: number
  c: number
}

function operationOf(graph: Graph, index: number, cellOf: ReadonlyMap<number, number>, guard?: Guard): Operation {
  const { op, arguments: given } = nodeAt(graph, index)
  const some = guard && onSomeRows(op, guard.wanted)
  const [first = index, second = first, third = some ? guard.condition : second] = given
  const [out = 0, a = 0, b = 0, c = 0] = [index, first, second, third].map((each) => cellOf.get(each))
  return { run: some ?? onRows(op), out, a, b, c }
}

/** The numbers added to a sum one after another. */
function sumOf(values: Float64Array, count: number, from: number): number {
  const most = count - 3
  let sum = from
  let i = 0
  for (; i < most; i += 4) {
    sum += values[i]!
    sum += values[i + 1]!
    sum += values[i + 2]!
    sum += values[i + 3]!
  }
  for (; i < count; i++) sum += values[i]!
  return sum
}

function execute(operations: readonly Operation[], cells: readonly Float64Array[], count: number): void {
  for (let i = 0; i < operations.length; i++) {
    const { run: compute, out, a, b, c } = operations[i]!
    compute(cells[out]!, cells[a]!, cells[b]!, cells[c]!, count)
  }
}
