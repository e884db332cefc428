import { drawnPenalty, surfaceAt } from '../../../config/index.ts'
import { localTheory, quadraticModel } from '../../../engine/localTheory.ts'
import { lineSection } from '../../../engine/section.ts'
import type { Projection } from '../geometry.ts'
import { shownOverlays } from '../offReasons.ts'
import type { Looked } from './drawPoint.ts'
import { keyEntries, type KeyEntry } from './keyEntries.ts'
import { nearIn } from './near.ts'
import { pointOf, watchedRun, type Watched } from './place.ts'
import { rateAgainstLimit } from './rateAgainstLimit.ts'
import { sectionChart, type ChartBox, type SectionChart } from './sectionChart.ts'
import { theoryLines } from './theoryLines.ts'
import { drawnSurface } from './useDrawnSurface.ts'
import { noSectionSentence, OF_PENALIZED, sectionSentence } from './wording.ts'

/** All that the overlays say, without a page: for a figure. */
export interface OverlayText {
  watched: Watched | undefined
  sentences: readonly string[]
  chart: SectionChart | undefined
  key: readonly KeyEntry[]
}

/** Undefined where no overlay is shown. */
export function overlayText(
  p: Projection,
  { configuration, runs, view }: Looked,
  box: ChartBox,
): OverlayText | undefined {
  const overlays = shownOverlays(configuration) ?? []
  if (overlays.length === 0) return undefined
  const penalty = drawnPenalty(configuration)
  const now = surfaceAt(configuration, configuration.surface, view.playhead)
  const surface = drawnSurface(now, penalty?.strength ?? 0)
  const plain = drawnSurface(now, 0)
  if (!surface || !plain) return undefined
  const watched = watchedRun(configuration, runs, view)
  const sentences: string[] = penalty ? [OF_PENALIZED] : []
  if (overlays.includes('theory') && watched) {
    const theory = localTheory(surface, ...pointOf(watched), nearIn(p))
    const hessian = theory && quadraticModel(plain, ...theory.point)?.hessian
    sentences.push(...theoryLines(watched, theory, hessian && rateAgainstLimit(configuration, watched, hessian)))
  }
  let chart: SectionChart | undefined
  if (overlays.includes('section') && watched && watched.step > 0) {
    const section = lineSection(surface, pointOf({ ...watched, step: watched.step - 1 }), pointOf(watched))
    if (typeof section === 'string') sentences.push(noSectionSentence(section))
    else {
      sentences.push(sectionSentence(section))
      chart = sectionChart(section, box)
    }
  }
  return { watched, sentences, chart, key: keyEntries(overlays, p, surface) }
}
