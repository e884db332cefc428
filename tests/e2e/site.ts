import type { TestProject } from 'vitest/node'
import { buildAndServe } from '../../src/cli/site.ts'

declare module 'vitest' {
  interface ProvidedContext {
    address: string
  }
}

/** The journeys run on the built page, in a sub-folder of a host. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { address, close } = await buildAndServe('/some/folder/')
  provide('address', address)
  return close
}
