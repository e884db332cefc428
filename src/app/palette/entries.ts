import { clips } from '../../clips/index.ts'
import { batchOf, presets, runLabel, surfaceOf, type Configuration, type RunConfiguration } from '../../config/index.ts'
import { scalesTogether } from '../../controls/runs/gradient/BatchScaling.tsx'
import { chooseEstimate } from '../../controls/runs/gradient/chooseEstimate.ts'
import { addressOf, ENTRIES } from '../../controls/reference/address.ts'
import { estimates } from '../../estimates/index.ts'
import { noises } from '../../noises/index.ts'
import { optimizers } from '../../optimizers/index.ts'
import { precisions } from '../../precisions/index.ts'
import { schedules } from '../../schedules/index.ts'
import { openExperiment, useConfig, useView } from '../../store/index.ts'
import { KINDS as METHODS } from '../../config/registries.ts'
import { ACTIONS, keysOf } from '../actions.ts'

/** Something that the palette can do. */
export interface PaletteEntry {
  /** What is shown and searched, first of all. */
  label: string
  /** Searched too: its kind, what it is about. */
  detail: string
  keys?: string
  act(): void
}

const KINDS = {
  optimizer: 'optimizer',
  schedule: 'schedule',
  surface: 'surface',
  estimate: 'gradient estimate',
  dropout: 'dropout',
  noise: 'noise',
  precision: 'low precision',
  clip: 'clipping',
} as const

/** Every command, every run, every method and every preset: what can be done just now. */
export function paletteEntries(configuration: Configuration): PaletteEntry[] {
  const { openRun, soloRun, set } = useView.getState()
  const { runs } = configuration
  const target = runs.find(({ key }) => key === openRun) ?? runs.find(({ key }) => key === soloRun) ?? runs[0]
  const store = useConfig.getState()
  const whose = target && runLabel(target, runs)
  return [
    // Digits mean the run that is pressed: one entry for each run stands below.
    ...ACTIONS.filter(({ keys }) => !keys?.includes('1') && !keys?.includes('Ctrl+k')).map((action) => ({
      label: action.label,
      detail: action.group,
      keys: keysOf(action),
      act: () => action.act(''),
    })),
    ...runs.map((run) => ({
      label: `Open ${runLabel(run, runs)}`,
      detail: 'Run',
      act: () => set({ openRun: run.key }),
    })),
    ...runs.map((run) => ({
      label: `Show ${runLabel(run, runs)} alone`,
      detail: 'Run',
      act: () => set({ soloRun: run.key }),
    })),
    ...Object.entries(optimizers).map(([id, { name, summary }]) => ({
      label: `Add ${name}`,
      detail: `Optimizer · ${summary}`,
      act: () => set({ openRun: store.addRun({ id, params: {} }) }),
    })),
    ...Object.entries(METHODS.surface.registry).map(([id, { name, summary }]) => ({
      label: `Surface: ${name}`,
      detail: `Surface · ${summary}`,
      act: () => store.setSurface({ id, params: {} }),
    })),
    ...(target
      ? [
          ...Object.entries(schedules).map(([id, { name, summary }]) => ({
            label: `Schedule of ${whose}: ${name}`,
            detail: `Schedule · ${summary}`,
            act: () => store.setSchedule(target.key, { id, params: {} }),
          })),
          ...(surfaceOf(configuration.surface).data
            ? Object.entries(estimates).map(([id, { name, summary }]) => ({
                label: `Gradients of ${whose}: ${name}`,
                detail: `Estimate · ${summary}`,
                act: () => chooseEstimate(target.key, { id, params: {} }),
              }))
            : []),
          ...Object.entries(noises).map(([id, { name, summary }]) => ({
            label: `${name} for ${whose}`,
            detail: `Noise · ${summary}`,
            act: () => store.setNoise(target.key, { id, params: {} }),
          })),
          {
            label: `Exact gradients for ${whose}`,
            detail: 'Estimate and noise · all terms, nothing added',
            act: () => store.setExact(target.key),
          },
          ...batchEntries(target, whose ?? ''),
          ...Object.entries(precisions).map(([id, { name, summary }]) => ({
            label: `${name} for ${whose}`,
            detail: `Low precision · ${summary}`,
            act: () => store.setPrecision(target.key, { id, params: {} }),
          })),
          ...Object.entries(clips).map(([id, { name, summary }]) => ({
            label: `Clip ${whose}: ${name}`,
            detail: `Clipping · ${summary}`,
            act: () => store.setClip(target.key, { id, params: {} }),
          })),
        ]
      : []),
    ...presets.map(({ title, lesson, configuration: prepared }) => ({
      label: title,
      detail: `Preset · ${lesson}`,
      act: () => openExperiment(prepared),
    })),
    ...ENTRIES.map((entry) => ({
      label: `About ${entry.method.name}`,
      detail: `Reference · ${KINDS[entry.kind]}`,
      act: () => set({ reference: addressOf(entry) }),
    })),
  ]
}

/** Batch and rate in proportion, and what the schedules count: where there is a choice. */
function batchEntries(run: RunConfiguration, whose: string): PaletteEntry[] {
  const store = useConfig.getState()
  const { surface, shown } = store.configuration
  const batch = batchOf(run)
  const scale = (factor: number, label: string): PaletteEntry[] =>
    batch && scalesTogether(run) && shown?.oneRate !== true && Number.isInteger(batch.value * factor)
      ? [
          {
            label: `${label} of ${whose}`,
            detail: 'Linear scaling rule',
            act: () => store.setBatch(run.key, batch.value * factor, true),
          },
        ]
      : []
  const clock = run.clock === 'epochs' ? undefined : 'epochs'
  return [
    ...scale(2, 'Twice batch and rate'),
    ...scale(0.5, 'Half batch and rate'),
    ...(surfaceOf(surface).data
      ? [
          {
            label: `Schedules of ${whose} count ${clock ?? 'updates'}`,
            detail: 'Schedule · updates, or passes over the data',
            act: () => store.setClock(run.key, clock),
          },
        ]
      : []),
  ]
}

/**
 * Entries in which every word of the search begins a word, those first where the label has them all, the shorter label
 * first; all, in their own order, for an empty search.
 */
export function found<Entry extends Pick<PaletteEntry, 'label' | 'detail'>>(
  entries: readonly Entry[],
  search: string,
): readonly Entry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return entries
  const ranked = entries.flatMap((entry) => {
    const label = wordsOf(entry.label)
    const all = [...label, ...wordsOf(entry.detail)]
    const inLabel = words.every((word) => label.some((each) => each.startsWith(word)))
    const matches = inLabel || words.every((word) => all.some((each) => each.startsWith(word)))
    return matches ? [{ entry, rank: inLabel ? entry.label.length : 1000 + entry.label.length }] : []
  })
  return ranked.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry)
}

/** The words of a text, and what follows a hyphen or an apostrophe in them. */
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .flatMap((word) => [word.replace(/[^\p{L}\p{N}]/gu, ''), ...word.split(/[^\p{L}\p{N}]+/u)])
    .filter(Boolean)
