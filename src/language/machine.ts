import { machineCode, type Host } from './machineCode.ts'
import { sharedMemory, webAssembly } from './room.ts'

/** Performs a tape whose numbers begin at that address of the shared memory. */
export type MachineCode = (base: number) => void

/** A longer tape stays with the interpreter: that it is compiled might be felt. */
const LONGEST = 50_000

/** What was compiled, by the tape's instructions: tapes of one method share it, whatever their parameters. */
const known = new Map<string, MachineCode>()
const MOST_KNOWN = 500
let refused = false

/** A tape's instructions as machine code; undefined where there is none to be had, or its numbers are not in the shared memory. */
export function compiled(code: Int32Array, numbers: Float64Array, host: Host): MachineCode | undefined {
  if (refused || sharedMemory?.buffer !== numbers.buffer || !webAssembly || code.length > LONGEST) return undefined
  const key = code.join()
  const found = known.get(key)
  if (found) return found
  try {
    const module = new webAssembly.Module(machineCode(code))
    const { run } = new webAssembly.Instance(module, { host: { ...host, memory: sharedMemory } }).exports
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, run as MachineCode)
    return run as MachineCode
  } catch {
    // The policy of the site: it is not asked again, as every time would be reported.
    refused = true
    return undefined
  }
}
