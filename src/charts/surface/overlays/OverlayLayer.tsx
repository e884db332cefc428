import { memo, useMemo, type ComponentProps, type RefObject } from 'react'
import type { Overlay } from '../../../config/types.ts'
import { useConfig } from '../../../store/index.ts'
import { EstimateLayer } from '../../estimate/EstimateLayer.tsx'
import { isStochastic } from '../../estimate/estimated.ts'
import type { Size } from '../../useSize.ts'
import type { Projection } from '../geometry.ts'
import type { Box } from '../labels.ts'
import { FieldLayer } from './FieldLayer.tsx'
import { OverlayPanel } from './OverlayPanel.tsx'
import { PointLayer } from './PointLayer.tsx'
import { usePenaltyStrength } from '../usePenalty.ts'
import { useSurfaceNow } from '../useSurfaceNow.ts'
import { drawnSurface, useDrawnSurface } from './useDrawnSurface.ts'
import './overlays.css'

interface OverlayProps {
  projection: Projection
  overlays: readonly Overlay[]
}

/** What the words have to know of the picture, and what they tell it. */
type OverlayPlace = Pick<ComponentProps<typeof OverlayPanel>, 'top' | 'bottom' | 'critical' | 'covered' | 'onPlace'>

/** What the overlays draw: under the paths. */
export const OverlayPictures = memo(function OverlayPictures({
  projection,
  size,
  overlays,
  covered,
}: OverlayProps & { size: Size; covered: RefObject<readonly Box[]> }) {
  const surface = useDrawnSurface()
  const hasEstimates = useConfig(({ configuration }) => configuration.runs.some(isStochastic))
  if (!surface) return null
  const has = (...some: Overlay[]) => some.some((each) => overlays.includes(each))
  return (
    <>
      {has('field', 'flow') && <FieldLayer projection={projection} size={size} surface={surface} overlays={overlays} />}
      {has('theory', 'model', 'flow') && (
        <PointLayer projection={projection} size={size} surface={surface} overlays={overlays} covered={covered} />
      )}
      {has('estimate') && hasEstimates && <EstimateLayer projection={projection} size={size} />}
    </>
  )
})

/** What the overlays say: over everything. */
export function OverlayWords(props: OverlayProps & OverlayPlace) {
  const surface = useDrawnSurface()
  const choice = useSurfaceNow()
  const plain = useMemo(() => drawnSurface(choice, 0), [choice])
  const isPenalized = usePenaltyStrength() !== undefined
  return surface && plain ? <OverlayPanel {...props} surface={surface} plain={plain} isPenalized={isPenalized} /> : null
}
