import type { ContourPicture } from '../../engine/types.ts'
import { formatShort } from '../format.ts'
import { labelledLevels } from '../surface/levels.ts'

/** How high f stands: on the scale of the contours, so that height tells what tone tells. */
export interface HeightScale {
  /** From 0, the lowest in view, to 1; NaN where f is not finite. Never falls as f grows. */
  share(f: number): number
  /** What the height is, for the reader: what stands before and after the name of f. */
  words: readonly [before: string, after: string]
  ticks: readonly { share: number; label: string }[]
}

type Picture = Pick<ContourPicture, 'levels' | 'major' | 'scale' | 'minimum' | 'maximum'>

/**
 * Where the levels are logarithmic, log(1 + |f|/c) with the sign of f, c being the level nearest to 0: a logarithm above it,
 * and linear below, where a logarithm would dig a hole without a ground. Else f itself, cut where the levels end, next to a pole.
 */
export function heightScale(picture: Picture): HeightScale {
  const { levels, scale } = picture
  const isLog = scale === 'log' && levels.length > 0
  const c = isLog
    ? levels.reduce((least, level) => (level === 0 ? least : Math.min(least, Math.abs(level))), Infinity)
    : 1
  const size = isLog ? (f: number) => Math.sign(f) * Math.log10(1 + Math.abs(f) / c) : (f: number) => f
  const [low, high] = isLog ? [picture.minimum, picture.maximum] : linearEnds(picture)
  const [bottom, top] = [size(low), size(high)]
  const share = (f: number) =>
    Number.isFinite(f) ? (top > bottom ? Math.max(0, Math.min(1, (size(f) - bottom) / (top - bottom))) : 0) : NaN
  const ticks = labelledLevels(picture as ContourPicture).map((index) => {
    const level = levels[index] ?? 0
    return { share: share(level), label: formatShort(level) }
  })
  return { share, words: isLog ? logWords(c, low < 0) : linearWords(picture, low, high), ticks }
}

const logWords = (c: number, both: boolean) =>
  both
    ? (['height: ± log(1 + |', `| / ${formatShort(c)})`] as const)
    : (['height: log(1 + ', ` / ${formatShort(c)})`] as const)

function linearWords({ minimum, maximum }: Picture, low: number, high: number) {
  const cuts = [minimum < low && `below ${formatShort(low)}`, maximum > high && `above ${formatShort(high)}`]
  const cut = cuts.filter((each) => each !== false).join(' and ')
  return ['height: ', cut && `, cut ${cut}`] as const
}

/** The ends of f, or one step beyond the levels where f goes much further. */
function linearEnds({ levels, minimum, maximum }: Picture): readonly [low: number, high: number] {
  const [first, last] = [levels[0], levels.at(-1)]
  if (first === undefined || last === undefined) return [minimum, maximum]
  const step = levels.length > 1 ? (last - first) / (levels.length - 1) : Infinity
  return [Math.max(minimum, first - step), Math.min(maximum, last + step)]
}
