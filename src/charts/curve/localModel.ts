import { drawnPenalty, surfaceAt } from '../../config/index.ts'
import { quadraticModel, type QuadraticModel } from '../../engine/localTheory.ts'
import type { Looked } from '../surface/overlays/drawPoint.ts'
import { pointOf, watchedRun, type Watched } from '../surface/overlays/place.ts'
import { rateAgainstLimit, type RateAgainstLimit } from '../surface/overlays/rateAgainstLimit.ts'
import { drawnSurface } from '../surface/overlays/useDrawnSurface.ts'

interface LocalModel {
  watched: Watched | undefined
  /** Of what is drawn, at the watched run. */
  model: QuadraticModel | undefined
  limit: RateAgainstLimit | undefined
}

/** f to second order where the watched run is, and the rate beside its limit there: for a figure. */
export function localModel({ configuration, runs, view }: Looked): LocalModel {
  const watched = watchedRun(configuration, runs, view)
  if (!watched) return { watched, model: undefined, limit: undefined }
  const [x] = pointOf(watched)
  const at = (penalty: number) => {
    const surface = drawnSurface(surfaceAt(configuration, configuration.surface, view.playhead), penalty)
    return surface && quadraticModel(surface, x, 0)
  }
  const hessian = at(0)?.hessian
  return {
    watched,
    model: at(drawnPenalty(configuration)?.strength ?? 0),
    limit: hessian && rateAgainstLimit(configuration, watched, hessian),
  }
}
