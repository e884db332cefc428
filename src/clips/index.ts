/** The ways of clipping a gradient: one line each. */
import { renamed, to } from '../core/aliases.ts'
import type { Clip } from '../core/method.ts'
import type { ParameterValues } from '../core/parameter.ts'
import { registry } from '../core/registry.ts'
import { norm } from './norm.ts'
import { value } from './value.ts'

export const clips = registry<Clip>({
  value,
  norm,
})

/**
 * Our clip for one of the golden data's, `{ kind, max, norm_type? }`; undefined if none equals it.
 * `literal` says that the case divides by the exact norm, as the formula does; PyTorch adds 1e-6.
 */
export function clipFromGolden(clip: unknown, literal: boolean): { id: string; params: ParameterValues } | undefined {
  if (typeof clip !== 'object' || clip === null || !('kind' in clip)) return undefined
  const { kind, ...theirs } = clip
  if (kind === 'value') return asClip('value', renamed(theirs, { max: to('max') }))
  const { norm_type: theirType = 2, ...rest } = theirs as Readonly<Record<string, unknown>>
  const type = theirType === 'Infinity' ? 'inf' : theirType
  if (kind !== 'norm' || ![1, 2, 'inf'].includes(type as number | string)) return undefined
  const fixed = { norm: String(type), form: literal ? 'exact' : 'pytorch' }
  return asClip('norm', renamed(rest, { max: to('max') }, fixed))
}

const asClip = (id: string, params: ParameterValues | undefined) => params && { id, params }
