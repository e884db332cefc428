import { namesIn } from './check.ts'
import { nodeAt } from './graph.ts'
import { lowerStep, type OptimizerInputs } from './lowerStep.ts'
import { run } from './run.ts'
import { assemble, widthOf } from './tape.ts'
import type { Expression, OptimizerProgram, Statement, StepTracer } from './types.ts'

/** A line, the nodes of the names that it reads, and those of its questions. */
interface Line {
  statement: Statement
  reads: readonly (readonly [name: string, node: number])[]
  asks: { call: Expression; node: number }[]
}

/**
 * Repeats single updates of the kernel that the same program and inputs give. The nodes and their order are those of the
 * kernel; here every node keeps a place of its own, so that after the step all values can still be read.
 * Throws RangeError if a parameter has no value.
 */
export function compileTracer(program: OptimizerProgram, inputs: OptimizerInputs): StepTracer {
  const dimension = inputs.x0.length
  const lines: Line[] = []
  const { graph, given, fill, x, lr, t, scheduled, slots, results } = lowerStep(program, inputs, {
    line(statement, names) {
      const reads = namesIn(statement.right).map(({ name }) => [name, names.get(name) ?? 0] as const)
      lines.push({ statement, reads, asks: [] })
    },
    asked(call, node) {
      lines.at(-1)?.asks.push({ call, node })
    },
  })
  const starts = [x, ...slots].map(({ before }) => before)
  const read = lines.flatMap(({ reads }) => reads.map(([, node]) => node))
  const assembly = assemble(graph, [...given, lr, t, ...scheduled, ...starts, ...read, ...results], dimension)
  fill(assembly, inputs.x0)
  const { tape, placeOf } = assembly
  const { memory } = tape
  const widthAt = (node: number) => widthOf(nodeAt(graph, node).type, dimension)
  const valueOf = (node: number) => memory.slice(placeOf(node), placeOf(node) + widthAt(node))

  return {
    trace(start, oracle) {
      memory.set(start.x, placeOf(x.before))
      memory[placeOf(lr)] = start.lr
      memory[placeOf(t)] = start.t
      scheduled.forEach((node, i) => (memory[placeOf(node)] = start.scheduled?.[i] ?? NaN))
      let offset = 0
      for (const { before } of slots) {
        const end = offset + widthAt(before)
        memory.set(start.slots.subarray(offset, end), placeOf(before))
        offset = end
      }
      run(tape, oracle)
      return lines.map(({ statement, reads, asks }, i) => ({
        statement,
        reads: new Map(reads.map(([name, node]) => [name, valueOf(node)])),
        asks: asks.map(({ call, node }) => {
          const [point = node] = nodeAt(graph, node).arguments
          return { call, point: valueOf(point), answer: valueOf(node) }
        }),
        result: valueOf(results[i] ?? x.before),
      }))
    },
  }
}
