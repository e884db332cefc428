import { decaysApart, drawnPenalty, penalties, runLabel } from '../../config/index.ts'
import type { Palette } from '../../charts/palette.ts'
import { isCompact, type Frame } from '../../charts/surface/geometry.ts'
import { inWords, penaltyBox } from '../../charts/surface/PenaltyCaption.tsx'
import { noticeWords } from '../../charts/surface/SurfaceNotice.tsx'
import type { Configuration } from '../../store/index.ts'
import { F, PENALIZED } from './symbols.ts'
import { drawPlate, fontOf, widthOfSpans, writeSpans, type Span } from './text.ts'

type Context = CanvasRenderingContext2D

const SIZE = 12

/** Says that the penalized objective is drawn, and whose it is. */
export function drawPenalty(context: Context, frame: Frame, palette: Palette, configuration: Configuration) {
  const drawn = drawnPenalty(configuration)
  if (!drawn) return
  const { runs, steps } = configuration
  const alike = penalties(runs, steps).filter(({ strength }) => strength === drawn.strength)
  const apart = runs.filter((run) => !run.hidden && decaysApart(run, steps)).map((run) => runLabel(run, runs))
  const first: Span[] = [
    ...PENALIZED,
    { text: ' = ' },
    ...F,
    { text: ' + ' },
    { text: 'λ', as: 'math' },
    { text: '/2 ‖' },
    { text: 'x', as: 'math' },
    { text: '‖², ' },
    { text: 'λ', as: 'math' },
    { text: ` = ${inWords(drawn.strength, alike, runs)}` },
  ]
  const second: Span[] = [
    { text: 'Charts show ' },
    ...F,
    { text: `.${apart.length > 0 ? ` Decoupled decay has no such objective: ${apart.join(', ')}.` : ''}` },
  ]
  const { x, y, height } = penaltyBox(frame, isCompact(frame))
  const width = Math.max(...[first, second].map((spans) => widthOfSpans(context, palette, spans, SIZE))) + 20
  drawPlate(context, palette, x + 10, y + 10, width, height - 10)
  context.fillStyle = palette.ink2
  writeSpans(context, palette, first, x + 20, y + 23, SIZE)
  writeSpans(context, palette, second, x + 20, y + 41, SIZE)
}

/** Says where f has no value, and which f it is of one that moves in mid-run. */
export function drawNotice(context: Context, frame: Frame, palette: Palette, share: number, move: string | undefined) {
  const words = noticeWords(share, move)
  if (words === undefined) return
  const spans: Span[] = [...F, { text: ` ${words}` }]
  context.font = fontOf(palette, SIZE)
  const width = widthOfSpans(context, palette, spans, SIZE) + 20
  drawPlate(context, palette, frame.left + 10, frame.top + 10, width, 26)
  context.fillStyle = palette.ink2
  writeSpans(context, palette, spans, frame.left + 20, frame.top + 23, SIZE)
}

/** What a hatched ground means, in a panel. */
export function drawHatchWords(context: Context, frame: Frame, palette: Palette) {
  const spans: Span[] = [{ text: 'hatched: ' }, ...F, { text: ' is undefined' }]
  const width = widthOfSpans(context, palette, spans, 11) + 12
  drawPlate(context, palette, frame.left + 6, frame.top + 6, width, 20)
  context.fillStyle = palette.ink2
  writeSpans(context, palette, spans, frame.left + 12, frame.top + 16, 11)
}
