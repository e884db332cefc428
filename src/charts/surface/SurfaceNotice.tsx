import { surfaceOf } from '../../config/index.ts'
import { useConfig, useRuns, useView } from '../../store/index.ts'
import { formatNumber } from '../format.ts'
import { moveWords } from '../moveWords.ts'
import type { Frame } from './geometry.ts'

const percent = (share: number) =>
  share > 0.995 ? 'all' : `${formatNumber(Math.max(1, Math.round(share * 100)), 2)} %`

/** In how much of the view there is no f. */
export const undefinedWords = (share: number) => `is undefined in ${percent(share)} of the view`

/** Both in one line; undefined where there is nothing to say. */
export function noticeWords(share: number, move: string | undefined): string | undefined {
  const words = [move, share > 0 ? undefinedWords(share) : undefined].filter((each) => each !== undefined)
  return words.length > 0 ? words.join('; ') : undefined
}

/** What is wrong with the picture, or missing from it, in one line. */
export function SurfaceNotice({ frame }: { frame: Frame }) {
  const problem = useRuns((state) => state.contoursProblem)
  const awaited = useRuns((state) => state.contoursAwaited === true)
  const share = useRuns((state) => state.contours?.undefinedShare ?? 0)
  const moving = useConfig(({ configuration }) => (surfaceOf(configuration.surface).moves ? configuration : undefined))
  const move = useView(({ playhead }) => moving && moveWords(moving, playhead))
  const style = { left: frame.left + 10, top: frame.top + 10, maxWidth: Math.min(480, frame.width - 70) }
  if (problem !== undefined)
    return (
      <p className="surface-notice problem" role="status" style={style}>
        {problem}
      </p>
    )
  const words = awaited ? 'is still being computed: no contours yet' : noticeWords(share, move)
  if (words === undefined) return null
  return (
    <p className="surface-notice" role="status" style={style}>
      <i>f</i> {words}
    </p>
  )
}
