/** What the overlays say, in sentences made of their numbers. */
import type { LocalTheory, QuadraticKind } from '../../../engine/localTheory.ts'
import type { NoSection, Section } from '../../../engine/section.ts'
import { formatNumber, formatShort } from '../../format.ts'

const MINUS = '\u2212'

/** Three digits, without a power of ten where a few zeros do as well: 0.001, 1810. */
export function readable(value: number): string {
  const size = Math.abs(value)
  if (!(size >= 1e-4 && size < 1e5)) return formatShort(value)
  return String(Number(value.toPrecision(3))).replace('-', MINUS)
}

const KINDS: Readonly<Record<QuadraticKind, string>> = {
  bowl: 'bowl: f curves up in every direction',
  dome: 'dome: f curves down in every direction',
  saddle: 'saddle: f curves up along one axis, down along the other',
  trough: 'trough: f curves up along one axis, not at all along the other',
  ridge: 'ridge: f curves down along one axis, not at all along the other',
  flat: 'flat: f has no curvature here',
}

export const kindSentence = ({ kind, stationary }: LocalTheory): string => {
  if (stationary === undefined) return KINDS[kind]
  return stationary === 'flat'
    ? `${KINDS[kind]}; the gradient vanishes, and what the point is the Hessian cannot tell`
    : `${stationary}: the gradient vanishes, and ${KINDS[kind].replace(/^\w+: /, '')}`
}

/** lambda_max/lambda_min, where it means something. */
export const conditionText = ({ condition, kind }: LocalTheory): string => {
  if (condition !== undefined) return readable(condition)
  return kind === 'saddle' ? 'indefinite' : 'none (λ₁ ≤ 0)'
}

/** Where the penalized objective is drawn, the overlays are of it. */
export const OF_PENALIZED = 'f here: the penalized objective, as drawn'

/** Nearer than this to the minimum of the line, as a share of the way to it: at it. */
const AT_MINIMUM = 0.005

/** From so far beyond it on, as a share of the way to it, percentages are hard to read. */
const MANIFOLD = 3

const percent = (share: number): string => {
  const hundredths = 100 * share
  return `${hundredths < 10 ? formatNumber(hundredths, 2) : String(Math.round(hundredths))} %`
}

/** How far the step goes, compared with the minimum of f along its line. */
export function sectionSentence({ slope, minimum, hole, atStart, atEnd }: Section): string {
  if (Number.isNaN(atEnd)) return 'The step ends where f is undefined.'
  if (slope > 0) return 'The step sets out uphill: its line rises from the start.'
  if (slope === 0) return 'The step sets out along a level line: its slope is zero.'
  const rose = atEnd > atStart ? ' f is higher after it.' : ''
  if (hole) return `The line has no minimum before f ends on it: further on f is undefined.${rose}`
  if (!minimum) return `The line has no minimum before twice the step: the step could be longer.${rose}`
  const over = (1 - minimum.s) / minimum.s
  if (Math.abs(over) < AT_MINIMUM) return 'The step ends at the minimum of its line.'
  if (over > MANIFOLD)
    return `The step goes ${readable(Number((1 / minimum.s).toPrecision(2)))} times as far as the line’s minimum.${rose}`
  if (over > 0) return `The step overshoots the line’s minimum by ${percent(over)}.${rose}`
  return `The step stops ${percent(1 - 1 / minimum.s)} short of the line’s minimum.${rose}`
}

const NO_SECTION: Readonly<Record<NoSection, string>> = {
  zero: 'The last step has length zero: there is no line to cut along.',
  infinite: 'The last step is not finite: there is no line to cut along.',
  undefined: 'f is undefined where the last step begins.',
}

export const noSectionSentence = (why: NoSection): string => NO_SECTION[why]
