/**
 * Constant: the base rate at every step.
 *
 *   lr(t) = lr
 *
 * Goodfellow, Bengio & Courville 2016, section 8.3.1: without noise the rate need not fall.
 */
import { renamed } from '../core/aliases.ts'
import { baseRate } from '../core/handle.ts'
import { defineSchedule } from '../core/method.ts'
import { asSchedule } from '../core/scheduleAliases.ts'

export const constant = defineSchedule({
  name: 'Constant',
  family: 'flat',
  summary: 'The base rate at every step.',
  equations: 'lr(t) = lr',
  params: {},
  reference: 'Goodfellow, Bengio & Courville, Deep Learning, 2016, section 8.3.1',
  holds: 0,
  handles: [baseRate],
  aliases: { constant: (theirs) => asSchedule('constant', renamed(theirs, {})) },
})
