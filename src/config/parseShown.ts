import type { ModelledTime } from '../core/spending.ts'
import { STANDARD_TIME } from './budget.ts'
import { CONFIGURATION_LIMITS } from './limits.ts'
import { quote, type Report } from './notices.ts'
import { isRecord } from './parseMethod.ts'
import { parseSurface } from './parseSurface.ts'
import { suggestion } from './suggest.ts'
import { cleanCaption } from './text.ts'
import type { AxisScale, SurfaceChoice, Overlay, Quantity, Relief, Shown } from './types.ts'

/** The charts of a first visit. */
export const STANDARD_CHARTS: readonly Quantity[] = ['loss', 'rate', 'gradientNorm']

export const OVERLAYS: readonly Overlay[] = ['theory', 'model', 'field', 'flow', 'section', 'estimate']
/** A link's numbers are tried as well: 1 is what many write for on. */
const SWITCH: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  [1, true],
  [0, false],
])
const SCALES: readonly AxisScale[] = ['linear', 'log']
const QUANTITIES: ReadonlySet<string> = new Set(['loss', 'rate', 'gradientNorm', 'effectiveRate', 'lossScale'])
const AXES = ['evaluations', 'epochs', 'time'] as const
/** What says how an experiment is shown, by its names in files and links. */
export const SHOWN_FIELDS: readonly string[] = [
  'layout',
  'beside',
  'axis',
  'time',
  'seeds',
  'oneRate',
  'tolerance',
  'charts',
  'scales',
  'overlays',
  'relief',
  'caption',
] satisfies (keyof Shown)[]

/** Without what is as on a first visit; undefined if nothing is left: equal looks are equal data. */
export function significantShown(shown: Shown): Shown | undefined {
  const { charts, time } = shown
  const isStandardTime = time?.sample === STANDARD_TIME.sample && time.latency === STANDARD_TIME.latency
  const isStandard = charts?.length === STANDARD_CHARTS.length && charts.every((one, i) => one === STANDARD_CHARTS[i])
  const isEmpty = (value: unknown) =>
    value === undefined || value === false || (typeof value === 'object' && Object.keys(value ?? {}).length === 0)
  const kept = Object.entries({
    ...shown,
    charts: isStandard ? undefined : charts,
    time: isStandardTime ? undefined : time,
  }).filter(([, value]) => !isEmpty(value))
  return kept.length === 0 ? undefined : (Object.fromEntries(kept) as Shown)
}

/** How an experiment is shown, from its JSON form; what cannot be read is as on a first visit, and a notice says so. */
export function parseShown(raw: unknown, report: Report): Shown | undefined {
  if (!isRecord(raw)) {
    report('shown', `${quote(raw)} is no description of how it is shown; it is left out`)
    return undefined
  }
  for (const name of Object.keys(raw))
    if (!SHOWN_FIELDS.includes(name)) report('shown', `there is no ${quote(name)}${suggestion(name, SHOWN_FIELDS)}`)
  const read = <Value>(field: keyof Shown, what: string, meaning: (value: unknown) => Value | undefined) => {
    const value = raw[field]
    if (value === undefined) return undefined
    const meant = meaning(value)
    if (meant === undefined) report(field, `${inWords(value)} is not ${what}; it is left out`)
    return meant
  }
  return significantShown({
    layout: read('layout', "'compare'", (value) => (value === 'compare' ? value : undefined)),
    beside: raw.beside === undefined ? undefined : parseBeside(raw.beside, report),
    axis: read('axis', "'evaluations', 'epochs' or 'time'", (value) => AXES.find((axis) => axis === value)),
    time: read('time', 'milliseconds for a sample, more than 0, and for a wait, 0 or more', timeOf),
    seeds: read('seeds', `a whole number from 2 to ${CONFIGURATION_LIMITS.seeds}`, (value) =>
      isSeeds(value) ? value : undefined,
    ),
    oneRate: read('oneRate', 'on or off', (value) => SWITCH.get(value)),
    tolerance: read('tolerance', 'a number', (value) => (isNumber(value) ? value : undefined)),
    charts: parseList(raw.charts, 'charts', CONFIGURATION_LIMITS.charts, isQuantity, report),
    scales: raw.scales === undefined ? undefined : parseScales(raw.scales, report),
    overlays: parseOverlays(raw.overlays, report),
    relief: read('relief', 'an azimuth from -180 to 180 and an elevation from 5 to 90 degrees', reliefOf),
    caption: read('caption', 'a text', (value) => (typeof value === 'string' ? captionOf(value, report) : undefined)),
  })
}

function captionOf(text: string, report: Report): string | undefined {
  const kept = cleanCaption(text)
  const length = [...text.replace(/[\s\p{Cc}]+/gu, ' ').trim()].length
  if (length > CONFIGURATION_LIMITS.caption)
    report('caption', `it has at most ${CONFIGURATION_LIMITS.caption} characters; the rest is left out`)
  return kept
}

/** Of an object what it holds. */
const inWords = (value: unknown) => quote(isRecord(value) ? Object.values(value).join(', ') : value)

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

const isSeeds = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 2 && value <= CONFIGURATION_LIMITS.seeds

const isQuantity = (value: unknown): value is Quantity =>
  typeof value === 'string' && (QUANTITIES.has(value) || /^(state|parameter)\.[^.,]+(\.[1-9]\d{0,3})?$/.test(value))

const isOverlay = (value: unknown): value is Overlay => OVERLAYS.some((known) => known === value)

function timeOf(value: unknown): ModelledTime | undefined {
  if (!isRecord(value)) return undefined
  const { sample, latency } = value
  return isNumber(sample) && isNumber(latency) && isTime({ sample, latency }) ? { sample, latency } : undefined
}

/** Milliseconds that can be: not too many, and some for every sample. */
export const isTime = ({ sample, latency }: ModelledTime): boolean =>
  sample >= 1e-6 && sample <= 1e6 && latency >= 0 && latency <= 1e6

export function reliefOf(value: unknown): Relief | undefined {
  if (!isRecord(value)) return undefined
  const { azimuth, elevation } = value
  const stands =
    isNumber(azimuth) && isNumber(elevation) && Math.abs(azimuth) <= 180 && elevation >= 5 && elevation <= 90
  return stands ? { azimuth, elevation } : undefined
}

function parseOverlays(raw: unknown, report: Report): readonly Overlay[] | undefined {
  const known = parseList(raw, 'overlays', Infinity, isOverlay, report)
  return known && OVERLAYS.filter((overlay) => known.includes(overlay))
}

/** What can be read of a list. */
function parseList<Item>(
  raw: unknown,
  field: string,
  most: number,
  isItem: (value: unknown) => value is Item,
  report: Report,
): readonly Item[] | undefined {
  if (raw === undefined) return undefined
  if (!Array.isArray(raw)) {
    report(field, `${quote(raw)} is not a list; it is left out`)
    return undefined
  }
  for (const value of raw) if (!isItem(value)) report(field, `${quote(value)} is not known; it is left out`)
  const known = raw.filter(isItem)
  if (known.length > most) report(field, `there may be ${most}; the others are left out`)
  return known.slice(0, most)
}

function parseScales(raw: unknown, report: Report): Shown['scales'] {
  if (!isRecord(raw)) {
    report('scales', `${quote(raw)} is not a list of axes; it is left out`)
    return undefined
  }
  const scales = Object.entries(raw).filter((entry): entry is [Quantity, AxisScale] => {
    const stands = isQuantity(entry[0]) && SCALES.some((scale) => scale === entry[1])
    if (!stands) report('scales', `${quote(`${entry[0]}: ${String(entry[1])}`)} is not an axis; it is left out`)
    return stands
  })
  return Object.fromEntries(scales)
}

function parseBeside(raw: unknown, report: Report): readonly SurfaceChoice[] | undefined {
  if (!Array.isArray(raw)) {
    report('beside', `${quote(raw)} is not a list of surfaces; it is left out`)
    return undefined
  }
  const most = CONFIGURATION_LIMITS.beside
  if (raw.length > most) report('beside', `there may be ${most} further surfaces; the others are left out`)
  return raw.slice(0, most).flatMap((form: unknown, index) => {
    const surface = parseSurface(form, `beside ${index + 1}`, report)
    return surface ? [surface] : []
  })
}
