import { clips } from '../../clips/index.ts'
import { estimates } from '../../estimates/index.ts'
import { noises } from '../../noises/index.ts'
import { precisions } from '../../precisions/index.ts'
import { schedules } from '../../schedules/index.ts'
import { CONFIGURATION_LIMITS } from '../limits.ts'
import { collectNotices, quote, type Report } from '../notices.ts'
import { isRecord } from '../parseMethod.ts'
import { readConfiguration, type ParsedConfiguration } from '../parse.ts'
import { SHOWN_FIELDS } from '../parseShown.ts'
import { lookUp } from '../registries.ts'
import { suggestion } from '../suggest.ts'
import { dataForm } from './data.ts'
import { decode, decodeValue } from './encode.ts'
import { methodForm, optimizerForm, scheduleForm, termOf } from './forms.ts'
import { MOVES, readParts, TYPED, type Part, type Term } from './terms.ts'
import { readNumbers, shownForm } from './readShown.ts'
import { BUDGET, RUN_FLAGS, LINK_VERSION, NO_RUNS } from './write.ts'

const KEYS = ['v', 'surface', 'data', 'start', 'run', 'view', 'seed', 'at', ...SHOWN_FIELDS, 'steps']
/** In a run: what its schedules count. */
const EPOCHS = 'epochs'
const REPEATED = new Set(['run', 'data', 'beside'])

/**
 * The experiment that a link tells of: a fragment with or without `#`, a query string, or a whole address.
 * Total: whatever the text, there is a configuration that runs, and a notice for all that was not understood.
 */
export function readLink(link: string): ParsedConfiguration {
  const { report, notices } = collectNotices()
  if (link.length > CONFIGURATION_LIMITS.link)
    report('link', `only its first ${CONFIGURATION_LIMITS.link} characters are read`)
  const entries = readEntries(fragmentOf(link.slice(0, CONFIGURATION_LIMITS.link).trim()), report)
  const configuration = readConfiguration(toForm(entries, report), report)
  return { configuration, notices: notices() }
}

/** The part of an address that has the entries; what a mail program encoded as a whole is decoded once. */
export function fragmentOf(link: string): string {
  const hash = link.indexOf('#')
  const query = link.indexOf('?')
  const fragment = hash >= 0 ? link.slice(hash + 1) : ''
  const search = query >= 0 && (hash < 0 || query < hash) ? link.slice(query + 1, hash < 0 ? undefined : hash) : ''
  const isAddress = hash >= 0 || /^[\w+.-]*:\/\/|^\?/.test(link) || (query >= 0 && !link.slice(0, query).includes('='))
  const entries = isAddress ? fragment || search : link
  return !entries.includes('=') && /%3D/i.test(entries) ? (decode(entries) ?? entries) : entries
}

function readEntries(text: string, report: Report): ReadonlyMap<string, readonly string[]> {
  const entries = new Map<string, string[]>()
  for (const entry of text.split('&')) {
    if (entry === '') continue
    const equals = entry.indexOf('=')
    const key = equals < 0 ? entry : entry.slice(0, equals)
    const known = entries.get(key)
    if (!KEYS.includes(key)) report('link', `${quote(key)} is not understood${suggestion(key, KEYS)}`)
    else if (equals < 0) report('link', `${quote(key)} has no value`)
    else if (known === undefined) entries.set(key, [entry.slice(equals + 1)])
    else if (REPEATED.has(key)) known.push(entry.slice(equals + 1))
    else report('link', `${key} is given twice; the first one is used`)
  }
  return entries
}

/** The JSON form of the entries; what it means is for `readConfiguration` to judge. */
function toForm(entries: ReadonlyMap<string, readonly string[]>, report: Report): Record<string, unknown> {
  const single = (key: string) => entries.get(key)?.[0]
  const form: Record<string, unknown> = {}
  const version = single('v')
  if (version !== undefined && version !== String(LINK_VERSION))
    report('link', `version ${quote(version)} is not known here; it is read as version ${LINK_VERSION}`)
  const surface = single('surface')
  const [data, ...others] = (entries.get('data') ?? []).map((text) => dataForm(text, report))
  if (surface !== undefined) form.surface = withData(surfaceForm(readParts(surface, 'surface', report), report), data)
  else if (data !== undefined) report('data', 'no surface is given to which they belong')
  const start = single('start')
  if (start !== undefined) form.start = readNumbers(start)
  const view = single('view')
  if (view !== undefined) form.view = viewForm(readNumbers(view), view)
  for (const [key, field] of [
    ['seed', 'seed'],
    ['at', 'playhead'],
    ['steps', 'steps'],
  ] as const) {
    const value = single(key)
    if (value !== undefined) form[field] = decodeValue(value)
  }
  if (SHOWN_FIELDS.some((key) => entries.has(key)))
    form.shown = shownForm(entries, (text, k) =>
      withData(surfaceForm(readParts(text, 'beside', report), report), others[k]),
    )
  const runs = entries.get('run')
  if (runs !== undefined)
    form.runs =
      runs.length === 1 && runs[0] === NO_RUNS
        ? []
        : runs.map((run, index) => (index < CONFIGURATION_LIMITS.runs ? runForm(run, index, report) : {}))
  return form
}

const viewForm = (numbers: readonly unknown[], text: string): unknown =>
  numbers.length === 4 ? { x: numbers.slice(0, 2), y: numbers.slice(2) } : text

function surfaceForm(parts: readonly Part[], report: Report): unknown {
  const [first, ...others] = parts
  if (others.length > 0) report('surface', 'what follows the slash is not understood')
  return first && methodForm(termOf(first, 'surface', report), 'surface', report)
}

/** The k-th `data` belongs to the k-th surface, those beside the experiment's own included. */
const withData = (surface: unknown, data: unknown): unknown =>
  data === undefined || !isRecord(surface) ? surface : { ...surface, data }

/** Parts of a run such as `dropout:0.2`. */
const RUN_NUMBERS = ['slot', 'patience', 'dropout']

function runForm(text: string, index: number, report: Report): Record<string, unknown> {
  const where = `run ${index + 1}`
  const form: Record<string, unknown> = {}
  const moved: Term[] = []
  const set = (field: string, value: unknown) => {
    if (field in form) report(where, `there is a second ${field}; the first one is used`)
    else form[field] = value
  }
  readParts(text, where, report).forEach((part, place) => {
    if ('key' in part && part.key === 'label') set('label', part.text)
    else if ('key' in part && RUN_NUMBERS.includes(part.key)) set(part.key, decodeValue(part.text))
    else if ('term' in part && part.term.name === BUDGET) set(BUDGET, budgetForm(part.term))
    else if (place === 0) set('optimizer', optimizerForm(termOf(part, where, report), where, report))
    else if ('key' in part) report(where, `${quote(part.key)} is not understood${meantPart(part.key)}`)
    else if (isFlag(part.term)) set(part.term.name, true)
    else if (isWord(part.term, EPOCHS)) set('clock', EPOCHS)
    else if (part.term.name.includes(MOVES)) moved.push(part.term)
    else if (lookUp(clips, part.term.name)) set('clip', methodForm(part.term, where, report))
    else if (lookUp(estimates, part.term.name)) set('estimate', methodForm(part.term, where, report))
    else if (lookUp(noises, part.term.name)) set('noise', methodForm(part.term, where, report))
    else if (lookUp(precisions, part.term.name)) set('precision', methodForm(part.term, where, report))
    else if (part.term.name === TYPED || lookUp(schedules, part.term.name))
      set('schedule', scheduleForm(part.term, where, report))
    else
      report(
        where,
        `${quote(part.term.name)} is no schedule, estimate, noise, precision or clipping${meantPart(part.term.name)}`,
      )
  })
  const scheduled = scheduledForm(moved, where, report)
  return moved.length === 0 ? form : { ...form, scheduled }
}

/** `budget(epochs:20)`; what it means is for `readConfiguration` to judge. */
const budgetForm = ({ params }: Term): unknown => {
  const [first, ...others] = params
  return first && others.length === 0 ? { unit: first[0], amount: first[1] } : Object.fromEntries(params)
}

/** Terms such as `beta1=cosine(T:50)` by the parameter that they move. */
function scheduledForm(terms: readonly Term[], where: string, report: Report): Record<string, unknown> {
  const form = new Map<string, unknown>()
  for (const term of terms) {
    const [name = '', ...schedule] = term.name.split(MOVES)
    if (form.has(name)) report(where, `${quote(name)} is scheduled twice; the first one is used`)
    else form.set(name, scheduleForm({ ...term, name: schedule.join(MOVES) }, where, report))
  }
  return Object.fromEntries(form)
}

const isFlag = (term: Term) => RUN_FLAGS.some((flag) => isWord(term, flag))

const isWord = ({ name, params, of }: Term, word: string) => name === word && params.length + of.length === 0

const meantPart = (name: string) =>
  suggestion(name, [
    ...[schedules, estimates, noises, precisions, clips].flatMap(Object.keys),
    'label',
    ...RUN_NUMBERS,
    EPOCHS,
    BUDGET,
    ...RUN_FLAGS,
  ])
