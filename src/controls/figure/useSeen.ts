import { useMemo } from 'react'
import type { Seen } from '../../figure/seen.ts'
import { withoutPointer } from '../../figure/seen.ts'
import { paletteFor, type FigureTheme } from '../../figure/theme.ts'
import { useConfig, useGradientNoise, useRounds, useRuns, useView } from '../../store/index.ts'
import { usePalette } from '../../charts/palette.ts'
import { captionOf, legendOf } from './words.ts'

/** What is on the screen, for a figure in a theme; stands still while the dialog is open, but for runs that are not at their end. */
export function useSeen(theme: FigureTheme): Seen {
  const configuration = useConfig((state) => state.configuration)
  const runs = useRuns()
  const view = useView()
  const rounds = useRounds(({ known }) => known)
  const scatter = useGradientNoise(({ found }) => found)
  const page = usePalette()
  return useMemo(
    () => ({
      configuration,
      runs,
      rounds,
      ...(scatter && { scatter }),
      view: withoutPointer(view),
      palette: theme === 'seen' ? page : paletteFor(theme),
      legend: legendOf(configuration, runs, view),
      caption: captionOf(configuration, view.playhead),
    }),
    [configuration, runs, rounds, scatter, view, page, theme],
  )
}
