import { useEffect, useMemo, useRef } from 'react'
import { methodValues, optimizerOf, scheduleOf, surfaceOf } from '../../config/index.ts'
import type { MethodChoice } from '../../config/types.ts'
import type { Surface } from '../../core/method.ts'
import type { Parameters, ParameterValues } from '../../core/parameter.ts'
import { useConfig, useView } from '../../store/index.ts'
import type { EditorTarget } from '../../store/types.ts'
import { putText } from './edits.ts'
import { parentOf, type Parent } from './parent.ts'
import { readText, withPlainLineEnds, type Reading } from './reading.ts'
import { choiceAt, forkAt, keyOf, stepsAt } from './target.ts'

/** Milliseconds without a key after which what follows is a new gesture. */
const PAUSE = 1000

/** What the editor is open on, and what is typed in it. */
export interface Editing {
  target: EditorTarget
  choice: MethodChoice
  /** The text in the field, and what the language says of it. */
  reading: Reading
  /** The text in force: the last that could be read. */
  inForce: Reading
  /** Declarations and values of what is in force. */
  params: Parameters
  /** What the text in force makes; of a problem, with its data. */
  method: Pick<Surface, 'params' | 'data'>
  values: ParameterValues
  defaults: ParameterValues
  parent?: Parent
  /** What the text in force is called. */
  name: string
  type(text: string): void
  /** The gesture has ended. */
  rest(): void
}

const METHODS = { surface: surfaceOf, optimizer: optimizerOf, schedule: scheduleOf }

/** Undefined if what was being edited has gone. */
export function useEditing(target: EditorTarget): Editing | undefined {
  const configuration = useConfig((state) => state.configuration)
  const draft = useView(({ drafts }) => drafts[keyOf(target)])
  const fork = useMemo(() => forkAt(configuration, target), [configuration, target])
  const parent = useMemo(() => parentOf(configuration, target), [configuration, target])
  const choice = choiceAt(configuration, target)
  const over = fork?.equations ?? ''
  const text = withPlainLineEnds(draft?.over === over ? draft.text : over)
  const reading = useMemo(() => readText(target.kind, text), [target.kind, text])
  const inForce = useMemo(() => readText(target.kind, withPlainLineEnds(over)), [target.kind, over])
  const gesture = useGesture()
  if (fork === undefined || choice === undefined) return undefined
  const method = METHODS[target.kind](fork)
  const steps = stepsAt(configuration, target)
  return {
    target,
    choice,
    reading,
    inForce,
    params: method.params,
    method,
    values: methodValues(method, fork, steps),
    defaults: methodValues(method, { id: '', params: {} }, steps),
    parent,
    name: METHODS[target.kind](choice).name,
    type(next) {
      putText(target, next)
      gesture.goesOn()
    },
    rest: gesture.rest,
  }
}

/** Keys that follow each other closely are one gesture. */
function useGesture() {
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const gesture = useMemo(() => {
    const rest = () => {
      if (pause.current === undefined) return
      clearTimeout(pause.current)
      pause.current = undefined
      useConfig.getState().endGesture()
    }
    return {
      rest,
      goesOn() {
        clearTimeout(pause.current)
        pause.current = setTimeout(rest, PAUSE)
      },
    }
  }, [])
  useEffect(() => gesture.rest, [gesture])
  return gesture
}
