import { CONFIGURATION_LIMITS } from '../../config/index.ts'
import { useConfig } from '../../store/index.ts'

/** Whether there are as many runs as an experiment may hold. */
export const useRunLimit = (): boolean =>
  useConfig(({ configuration }) => configuration.runs.length >= CONFIGURATION_LIMITS.runs)
