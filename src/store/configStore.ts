import { create } from 'zustand'
import { defaultConfiguration, nextKey } from '../config/index.ts'
import type { Configuration, OptimizerChoice } from '../config/types.ts'
import * as changes from './changes.ts'
import * as gradientChanges from './gradientChanges.ts'
import { keepOneRate } from './oneRate.ts'
import type { ConfigState } from './types.ts'

const GRADIENT_DESCENT: OptimizerChoice = { id: 'gradientDescent', params: {} }

export const useConfig = create<ConfigState>((set) => {
  /** What a change makes of the configuration, under the rule that all runs may share one rate. */
  const changed = (configuration: Configuration, change: changes.Change) => {
    const next = change(configuration)
    return next === configuration ? configuration : keepOneRate(configuration, next)
  }

  /** A change that may go on: what follows under the same tag belongs to it, until the gesture ends. */
  const gradual = (tag: string, change: changes.Change) =>
    set((state) => {
      const configuration = changed(state.configuration, change)
      return configuration === state.configuration ? state : { configuration, tag }
    })

  /** A change that is whole in itself. */
  const single = (tag: string, change: changes.Change) =>
    set((state) => {
      const configuration = changed(state.configuration, change)
      return configuration === state.configuration ? state : { configuration, tag, gesture: state.gesture + 1 }
    })

  /** Either, as a tag is given or not. */
  const tagged = (tag: string | undefined, ownTag: string, change: changes.Change) =>
    tag === undefined ? single(ownTag, change) : gradual(tag, change)

  return {
    configuration: defaultConfiguration(),
    notices: [],
    tag: '',
    gesture: 0,

    load: (configuration, notices) =>
      set((state) => ({
        configuration: keepOneRate(configuration, configuration),
        notices,
        tag: 'load',
        gesture: state.gesture + 1,
      })),
    dismissNotices: () => set({ notices: [] }),
    endGesture: () => set((state) => ({ gesture: state.gesture + 1 })),

    setSurface: (choice) => single('surface', changes.setSurface(choice)),
    editSurface: (choice, tag) => gradual(tag, changes.editSurface(choice)),
    setStart: (x, y) => gradual('start', changes.setStart(x, y)),
    setSteps: (steps) => gradual('steps', changes.setSteps(steps)),
    setSeed: (seed) => gradual('seed', changes.setSeed(seed)),
    setView: (view) => gradual('view', changes.setView(view)),

    addRun(optimizer = GRADIENT_DESCENT) {
      const key = nextKey()
      single(`${key}.add`, changes.addRun(key, optimizer))
      return key
    },
    removeRun: (key) => single(`${key}.remove`, changes.removeRun(key)),
    duplicateRun(key, differently) {
      const newKey = nextKey()
      single(`${newKey}.add`, changes.duplicateRun(key, newKey, differently))
      return newKey
    },
    moveRun: (key, toIndex) => gradual(`${key}.move`, changes.moveRun(key, toIndex)),
    renameRun: (key, label) => gradual(`${key}.label`, changes.renameRun(key, label)),
    setPenalized: (key) => single('penalized', changes.setPenalized(key)),
    setBaseline: (key) => single('baseline', changes.setBaseline(key)),
    setShown: (change, tag) => tagged(tag, 'shown', changes.setShown(change)),
    setAxis: (unit) => single('axis', changes.setAxis(unit)),
    setBudget: (key, budget, tag) => tagged(tag, `${key}.budget`, changes.setBudget(key, budget)),
    setHidden: (key, hidden) => single(`${key}.hidden`, changes.setHidden(key, hidden)),
    setOptimizer: (key, choice, tag) => tagged(tag, `${key}.optimizer`, changes.setOptimizer(key, choice)),
    setRates: (rates) => single('rates', changes.setRates(rates)),
    setSchedule: (key, choice, tag) => tagged(tag, `${key}.schedule`, changes.setSchedule(key, choice)),
    setScheduled: (key, name, choice, tag) =>
      tagged(tag, `${key}.scheduled.${name}`, changes.setScheduled(key, name, choice)),
    setClock: (key, clock) => single(`${key}.clock`, gradientChanges.setClock(key, clock)),
    setBatch: (key, B, scalesRate, tag) => tagged(tag, `${key}.B`, gradientChanges.setBatch(key, B, scalesRate)),
    setEstimate: (key, choice, tag) => tagged(tag, `${key}.estimate`, gradientChanges.setEstimate(key, choice)),
    setNoise: (key, choice, tag) => tagged(tag, `${key}.noise`, gradientChanges.setNoise(key, choice)),
    setPrecision: (key, choice, tag) => tagged(tag, `${key}.precision`, gradientChanges.setPrecision(key, choice)),
    setDropout: (key, rate, tag) => tagged(tag, `${key}.dropout`, gradientChanges.setDropout(key, rate)),
    setExact: (key) => single(`${key}.exact`, gradientChanges.setExact(key)),
    setPatience: (key, patience, tag) => tagged(tag, `${key}.patience`, changes.setPatience(key, patience)),
    setClip: (key, choice, tag) => tagged(tag, `${key}.clip`, changes.setClip(key, choice)),
  }
})
