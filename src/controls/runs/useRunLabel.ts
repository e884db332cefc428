import { runLabel } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { useConfig } from '../../store/index.ts'

/** The run's name among all runs. */
export const useRunLabel = (run: RunConfiguration): string =>
  useConfig(({ configuration }) => runLabel(run, configuration.runs))
