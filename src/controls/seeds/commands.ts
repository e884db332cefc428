import { CONFIGURATION_LIMITS, hasChance } from '../../config/index.ts'
import type { Configuration } from '../../store/index.ts'
import { useConfig } from '../../store/index.ts'

/** Seeds that a press asks for. */
const USUAL = 200
/** What the arrow keys lead to. */
const LADDER = [1, 2, 5, 10, 20, 50, 100, 200, 500, CONFIGURATION_LIMITS.seeds]

/** Whether any run draws: only then is there anything to say of seeds. */
export const drawsAnything = ({ runs }: Configuration): boolean => runs.some(hasChance)

/** Another seed for all that is drawn: the next one. The data's own seed stays. */
export function rollAgain(): void {
  const { configuration, setSeed, endGesture } = useConfig.getState()
  setSeed(configuration.seed >= CONFIGURATION_LIMITS.seed ? 0 : configuration.seed + 1)
  endGesture()
}

/** One seed is the experiment's own: no distribution. */
export const setSeeds = (seeds: number): void =>
  useConfig.getState().setShown({ seeds: seeds < 2 ? undefined : seeds }, 'seeds')

/** A distribution, or the one path again. */
export function toggleSeeds(): void {
  const { configuration, endGesture } = useConfig.getState()
  setSeeds(configuration.shown?.seeds === undefined ? USUAL : 1)
  endGesture()
}

export function nextOnLadder(seeds: number, direction: 1 | -1): number {
  const next = direction > 0 ? LADDER.find((each) => each > seeds) : LADDER.findLast((each) => each < seeds)
  return next ?? seeds
}
