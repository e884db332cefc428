import { dropout as dropoutKind } from '../core/dropout.ts'
import { validate } from '../core/validate.ts'
import { defaultConfiguration } from './defaults.ts'
import { nextKey } from './keys.ts'
import { atGrain, isWhole } from './budget.ts'
import { CONFIGURATION_LIMITS } from './limits.ts'
import { collectNotices, quote, type Report } from './notices.ts'
import { isRecord, parseMethod, parseOptimizer, parseSchedule, parseScheduled } from './parseMethod.ts'
import { KINDS } from './registries.ts'
import { surfaceOf } from './resolve.ts'
import { suggestion } from './suggest.ts'
import { parseBudget } from './parseBudget.ts'
import { parseShown } from './parseShown.ts'
import { cleanLabel } from './text.ts'
import type { Configuration, Notice, RunConfiguration } from './types.ts'
import { parseSurface } from './parseSurface.ts'
import { parseView } from './parseView.ts'

export interface ParsedConfiguration {
  configuration: Configuration
  notices: readonly Notice[]
}

const FIELDS = ['surface', 'start', 'steps', 'seed', 'runs', 'view', 'playhead', 'shown']
const RUN_FIELDS = [
  'label',
  'slot',
  'hidden',
  'penalized',
  'baseline',
  'optimizer',
  'schedule',
  'scheduled',
  'clock',
  'estimate',
  'dropout',
  'noise',
  'precision',
  'clip',
  'patience',
  'budget',
]

/**
 * A configuration from its JSON form. Total: anything at all gives a configuration that runs. What is absent has its
 * default (the start, the surface's own); what cannot be read has it too, and a notice says so.
 */
export function parseConfiguration(raw: unknown): ParsedConfiguration {
  const { report, notices } = collectNotices()
  return { configuration: readConfiguration(raw, report), notices: notices() }
}

export function readConfiguration(raw: unknown, report: Report): Configuration {
  const standard = defaultConfiguration()
  if (!isRecord(raw)) {
    if (raw !== undefined) report('configuration', `${quote(raw)} is not a configuration; the default one is used`)
    return standard
  }
  reportUnknown(raw, FIELDS, 'configuration', report)
  const surface = raw.surface === undefined ? undefined : parseSurface(raw.surface, 'surface', report)
  const chosen = surface ?? (raw.surface === undefined ? standard.surface : { id: KINDS.surface.fallback, params: {} })
  const ownStart = raw.surface === undefined ? standard.start : surfaceOf(chosen).start
  const steps = whole(raw.steps, 1, CONFIGURATION_LIMITS.steps, standard.steps, 'steps', report)
  const view = raw.view === undefined ? undefined : parseView(raw.view, report)
  const shown = raw.shown === undefined ? undefined : parseShown(raw.shown, report)
  const playhead = parsePlayhead(raw.playhead, { surface: chosen, steps, ...(shown && { shown }) }, report)
  return {
    surface: chosen,
    start: parseStart(raw.start, ownStart, report),
    steps,
    seed: whole(raw.seed, 0, CONFIGURATION_LIMITS.seed, standard.seed, 'seed', report),
    runs: parseRuns(raw.runs, standard.runs, report),
    ...(view && { view }),
    ...(playhead !== undefined && { playhead }),
    ...(shown && { shown }),
  }
}

/** On the axis: at a whole step, or where parts of its unit count at one of them. */
function parsePlayhead(
  raw: unknown,
  axis: Pick<Configuration, 'surface' | 'shown' | 'steps'>,
  report: Report,
): number | undefined {
  if (raw === undefined) return undefined
  if (isWhole(axis)) return whole(raw, 0, axis.steps, undefined, 'playhead', report)
  if (typeof raw === 'number' && raw >= 0 && raw <= axis.steps) return atGrain(axis, raw)
  report('playhead', `${quote(raw)} is not a number from 0 to ${axis.steps}; the end is used`)
  return undefined
}

function parseStart(raw: unknown, own: Configuration['start'], report: Report): Configuration['start'] {
  if (raw === undefined) return own
  const instead = `${own.join(', ')} is used`
  if (!Array.isArray(raw) || raw.length !== 2) {
    report('start', `${quote(raw)} is not a point of two numbers; ${instead}`)
    return own
  }
  const coordinate = (index: 0 | 1) => {
    const value: unknown = raw[index]
    if (typeof value === 'number' && Number.isFinite(value)) return value
    report(`start, ${index === 0 ? 'x' : 'y'}`, `${quote(value)} is not a finite number; ${own[index]} is used`)
    return own[index]
  }
  return [coordinate(0), coordinate(1)]
}

function parseRuns(raw: unknown, standard: readonly RunConfiguration[], report: Report): readonly RunConfiguration[] {
  if (raw === undefined) return standard
  if (!Array.isArray(raw)) {
    report('runs', `${quote(raw)} is not a list of runs; the default ones are used`)
    return standard
  }
  const most = CONFIGURATION_LIMITS.runs
  if (raw.length > most) report('runs', `there may be ${most} runs; the ${raw.length - most} after them are left out`)
  return raw.slice(0, most).map((run: unknown, index) => parseRun(run, index, report))
}

function parseRun(raw: unknown, index: number, report: Report): RunConfiguration {
  const where = `run ${index + 1}`
  const form = isRecord(raw) ? raw : {}
  if (!isRecord(raw)) report(where, `${quote(raw)} is not a run; gradient descent is used`)
  reportUnknown(form, RUN_FIELDS, where, report)
  const label = parseLabel(form.label, where, report)
  const part = (field: 'estimate' | 'noise' | 'precision' | 'clip', named: string) =>
    form[field] == null ? undefined : parseMethod(field, form[field], `${where}, ${named}`, report)
  const [estimate, noise, clip] = [part('estimate', 'estimate'), part('noise', 'noise'), part('clip', 'clipping')]
  const budget = form.budget == null ? undefined : parseBudget(form.budget, where, report)
  const patience = whole(
    form.patience,
    1,
    CONFIGURATION_LIMITS.patience,
    undefined,
    `${where}, patience`,
    report,
    'none',
  )
  const precision = part('precision', 'precision')
  const dropout = parseDropout(form.dropout, where, report)
  const optimizer = parseOptimizer(form.optimizer, where, report)
  const scheduled = parseScheduled(form.scheduled, { optimizer, estimate, noise }, where, report)
  const clock = parseClock(form.clock, where, report)
  const flag = (name: 'hidden' | 'penalized' | 'baseline') => {
    const value = form[name] ?? false
    if (typeof value !== 'boolean')
      report(`${where}, ${name}`, `${quote(value)} is neither true nor false; false is used`)
    return value === true && { [name]: true }
  }
  return {
    key: nextKey(),
    ...(label !== undefined && { label }),
    slot: whole(
      form.slot,
      0,
      CONFIGURATION_LIMITS.slots - 1,
      index % CONFIGURATION_LIMITS.slots,
      `${where}, slot`,
      report,
    ),
    ...flag('hidden'),
    ...flag('penalized'),
    ...flag('baseline'),
    optimizer,
    schedule: form.schedule == null ? CONSTANT : parseSchedule(form.schedule, `${where}, schedule`, report),
    ...(scheduled && { scheduled }),
    ...(clock && { clock }),
    ...(estimate && { estimate }),
    ...(dropout !== undefined && { dropout }),
    ...(noise && { noise }),
    ...(precision && { precision }),
    ...(clip && { clip }),
    ...(patience !== undefined && { patience }),
    ...(budget && { budget }),
  }
}

function parseClock(raw: unknown, where: string, report: Report): RunConfiguration['clock'] {
  if (raw === undefined || raw === 'epochs') return raw
  report(`${where}, clock`, `${quote(raw)} is not what schedules can count, 'epochs'; they count updates`)
  return undefined
}

/** None of it is the same as 0 of it. */
function parseDropout(raw: unknown, where: string, report: Report): number | undefined {
  const judged = validate(dropoutKind.params.p, raw ?? 0)
  if ('problem' in judged) report(`${where}, dropout`, `${judged.problem}; none is used`)
  return 'value' in judged && judged.value !== 0 ? Number(judged.value) : undefined
}

const CONSTANT = { id: 'constant', params: {} }

function parseLabel(raw: unknown, where: string, report: Report): string | undefined {
  if (raw === undefined) return undefined
  if (typeof raw !== 'string') {
    report(`${where}, label`, `${quote(raw)} is not a text; the method's name is used`)
    return undefined
  }
  if ([...raw.trim()].length > CONFIGURATION_LIMITS.label)
    report(`${where}, label`, `labels have at most ${CONFIGURATION_LIMITS.label} characters; the rest is left out`)
  return cleanLabel(raw)
}

function whole<Instead extends number | undefined>(
  raw: unknown,
  min: number,
  max: number,
  instead: Instead,
  where: string,
  report: Report,
  named = String(instead ?? 'the end'),
): number | Instead {
  if (raw === undefined) return instead
  if (typeof raw === 'number' && Number.isInteger(raw) && raw >= min && raw <= max) return raw + 0
  report(where, `${quote(raw)} is not a whole number from ${min} to ${max}; ${named} is used`)
  return instead
}

export function reportUnknown(form: object, known: readonly string[], where: string, report: Report): void {
  for (const name of Object.keys(form))
    if (!known.includes(name)) report(where, `there is no ${quote(name)}${suggestion(name, known)}`)
}
