/** What makes a link long, the largest first: to shorten it one has to know where. */
import { runLabel, writeLink } from '../../config/index.ts'
import type { Configuration } from '../../config/types.ts'
import { bytesOf } from './qr.ts'

export interface LinkPart {
  name: string
  bytes: number
  /** What makes this part shorter. */
  advice: string
}

const TYPED =
  'leave out comments and line breaks, shorten names, or pass on the configuration file in place of the link'

/** The parts that take a tenth of the link or more. */
export function longParts(configuration: Configuration): LinkPart[] {
  const { surface, runs, shown } = configuration
  const whole = bytesOf(writeLink(configuration))
  const without = (change: Partial<Configuration>) => whole - bytesOf(writeLink({ ...configuration, ...change }))
  const plain = { id: 'bowl', params: {} }
  const unlabelled = runs.map(({ label: _, ...run }) => run)
  const parts: LinkPart[] = [
    {
      name: surface.equations === undefined ? 'the surface' : 'the surface’s equations',
      bytes: without({ surface: plain }),
      advice: surface.equations === undefined ? 'reset parameters that need not differ' : TYPED,
    },
    ...runs.map((run) => ({
      name: `run “${runLabel(run, runs)}”`,
      bytes:
        bytesOf(writeLink({ ...configuration, runs: [{ ...run, label: undefined }] })) -
        bytesOf(writeLink({ ...configuration, runs: [] })),
      advice: run.optimizer.equations === undefined ? 'remove it, or pass on the configuration file' : TYPED,
    })),
    { name: 'the runs’ names', bytes: without({ runs: unlabelled }), advice: 'shorten them' },
    { name: 'the caption', bytes: without({ shown: { ...shown, caption: undefined } }), advice: 'shorten it' },
    {
      name: 'the further surfaces',
      bytes: without({ shown: { ...shown, beside: undefined } }),
      advice: 'remove one',
    },
  ]
  return parts.filter(({ bytes }) => bytes >= whole / 10).sort((a, b) => b.bytes - a.bytes)
}
