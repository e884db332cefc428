/** The low precisions: one line each. */
import type { Precision } from '../core/precision.ts'
import { registry } from '../core/registry.ts'
import { bfloat16 } from './bfloat16.ts'
import { binary16 } from './binary16.ts'

export const precisions = registry<Precision>({
  binary16,
  bfloat16,
})
