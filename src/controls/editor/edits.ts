/** What the editor does to the experiment. */
import { surfaceOf } from '../../config/index.ts'
import { useConfig, useView } from '../../store/index.ts'
import type { SurfaceChoice } from '../../config/types.ts'
import type { Draft, EditorTarget } from '../../store/types.ts'
import type { ParameterValue, ParameterValues } from '../../core/parameter.ts'
import type { Parent } from './parent.ts'
import { readText } from './reading.ts'
import { declareParameter, renameParameter, withTitle, type Declaration } from './rename.ts'
import { choiceAt, forkAt, keyOf, replaceAt, runAt } from './target.ts'

/**
 * A text that can be read is in force at once; any other becomes a draft over the one in force, which stays. Changes follow each
 * other in one entry of the history until the gesture ends.
 */
export function putText(target: EditorTarget, text: string, params: ParameterValues = {}): void {
  const fork = forkAt(useConfig.getState().configuration, target)
  if (fork === undefined) return
  const isReadable = readText(target.kind, text).program !== undefined
  if (isReadable) replaceAt(target, { ...fork, equations: text, params: { ...fork.params, ...params } }, tagOf(target))
  setDraft(target, isReadable ? undefined : { text, over: fork.equations })
}

const tagOf = (target: EditorTarget, what = 'equations') => `${keyOf(target)}.${what}`

function setDraft(target: EditorTarget, draft: Draft | undefined): void {
  const { drafts, set } = useView.getState()
  const others = Object.entries(drafts).filter(([key]) => key !== keyOf(target))
  set({ drafts: Object.fromEntries(draft ? [...others, [keyOf(target), draft]] : others) })
}

/** A change that is whole in itself: an entry of its own in the history. */
export function putWhole(target: EditorTarget, text: string, params?: ParameterValues): void {
  const { endGesture } = useConfig.getState()
  endGesture()
  putText(target, text, params)
  endGesture()
}

/** Another name for the whole: a run has a label; any other text is called what the comment on its first line says. */
export function putName(target: EditorTarget, name: string): void {
  const { configuration, renameRun, endGesture } = useConfig.getState()
  const fork = forkAt(configuration, target)
  if (target.kind === 'optimizer') {
    renameRun(target.run, name)
    return endGesture()
  }
  if (fork) putWhole(target, withTitle(fork.equations, name))
}

/** Back to the original: a run's fork has its equations again, the surface is the built-in one itself. */
export function revert(target: EditorTarget, { id, text }: Parent): void {
  const { configuration, endGesture } = useConfig.getState()
  if (target.kind !== 'surface') return putWhole(target, text)
  const { params, data } = configuration.surface
  const kept = Object.keys(surfaceOf({ id, params: {} }).params).flatMap((name) =>
    params[name] === undefined ? [] : [[name, params[name]]],
  )
  endGesture()
  const original: SurfaceChoice = { id, params: Object.fromEntries(kept) as ParameterValues, ...(data && { data }) }
  replaceAt(target, original, tagOf(target))
  setDraft(target, undefined)
  endGesture()
}

/** The value of a parameter; what is built in stays so. */
export function putValue(target: EditorTarget, name: string, value: ParameterValue): void {
  const choice = choiceAt(useConfig.getState().configuration, target)
  if (choice) replaceAt(target, { ...choice, params: { ...choice.params, [name]: value } }, tagOf(target, name))
}

/**
 * Another name for a parameter, which keeps its value and its schedule, and a `param` line if one is given: one change. Or why it
 * cannot have that name.
 */
export function putParameter(
  target: EditorTarget,
  name: string,
  next: string,
  value: ParameterValue,
  declaration?: Declaration,
): string | undefined {
  const { configuration, setScheduled, endGesture } = useConfig.getState()
  const fork = forkAt(configuration, target)
  if (fork === undefined) return undefined
  const renamed = renameParameter(target.kind, fork.equations, name, next)
  if ('problem' in renamed) return renamed.problem
  const { program } = readText(target.kind, renamed.text)
  const text = program && declaration ? declareParameter(program, renamed.text, next, declaration) : renamed.text
  const run = target.kind === 'optimizer' ? runAt(configuration, target) : undefined
  const schedule = run?.scheduled?.[name]
  endGesture()
  putText(target, text, next === name ? {} : { [next]: value })
  if (run && schedule) setScheduled(run.key, next, schedule, tagOf(target))
  endGesture()
  return undefined
}
