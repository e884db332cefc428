import { useState } from 'react'
import { useConfig, useView } from '../../../store/index.ts'
import { valueAt } from '../../track.ts'
import type { StripPicture } from '../picture.ts'
import { stepAtX, yOfValue } from '../geometry.ts'

/** The run whose line is nearest to the pointer, at the pointer's step. */
export function nearestLine({ frame, domain, steps, lines }: StripPicture, x: number, y: number): string | undefined {
  const step = stepAtX(frame, steps, x)
  const away = lines.map(({ series: { run, track, count } }) => ({
    key: run.key,
    distance: count > 0 ? Math.abs(yOfValue(frame, domain, valueAt(track, Math.min(step, count - 1))) - y) : NaN,
  }))
  return away.filter(({ distance }) => distance >= 0).sort((a, b) => a.distance - b.distance)[0]?.key
}

/** Whose curve has handles: of the open run, else of the only one, else of that whose line the pointer came nearest to. */
export function useHandledRun() {
  const runs = useConfig(({ configuration }) => configuration.runs)
  const openRun = useView((view) => view.openRun)
  const soloRun = useView((view) => view.soloRun)
  const [near, setNear] = useState<string>()
  const shown = runs.filter(({ key, hidden }) => !hidden && (soloRun ?? key) === key)
  const [run = shown[0]] = [openRun, near].flatMap((key) => shown.filter((each) => each.key === key))
  return { run: run?.key, isOpen: run !== undefined && run.key === openRun, setNear }
}
