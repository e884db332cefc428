import { useMemo } from 'react'
import { runLabel, STANDARD_CHARTS } from '../../config/index.ts'
import { useConfig, useReadableRuns, type Quantity } from '../../store/index.ts'
import { symbolText } from '../symbolText.ts'
import { offeredSlots, scheduledNames } from './offers.ts'
import { titleOf } from './quantity.ts'

const GENERAL: readonly Quantity[] = ['loss', 'rate', 'gradientNorm', 'effectiveRate']

interface Option {
  quantity: Quantity
  text: string
}

interface ChooserProps {
  /** Which of the charts, from 0. */
  place: number
  quantity: Quantity
}

/** The chart's name, which is a menu of everything that it can show. */
export function Chooser({ place, quantity }: ChooserProps) {
  const all = useConfig(({ configuration }) => configuration.runs)
  const shown = useMemo(() => all.filter(({ hidden }) => !hidden), [all])
  const keys = useMemo(() => shown.map(({ key }) => key), [shown])
  // As text: what the runs have changes far less often than their samples.
  const slotsText = useReadableRuns(({ runs }) => JSON.stringify(offeredSlots(keys, runs)))
  const scheduledText = useReadableRuns(({ runs }) => JSON.stringify(scheduledNames(keys, runs)))
  const state = useMemo(() => {
    const label = (key: string) => {
      const run = shown.find((one) => one.key === key)
      return run ? runLabel(run, all) : key
    }
    return (JSON.parse(slotsText) as ReturnType<typeof offeredSlots>).flatMap(({ name, width, runs }): Option[] => {
      const whose = runs.length === keys.length ? '' : ` of ${namesOf(runs.map(label))}`
      if (width <= 2) return [{ quantity: `state.${name}`, text: symbolText(name) + whose }]
      return Array.from({ length: width }, (_, i) => ({
        quantity: `state.${name}.${i + 1}` as const,
        text: `${symbolText(name)}, entry ${i + 1}${whose}`,
      }))
    })
  }, [slotsText, keys, shown, all])
  const scheduled = useMemo(
    () =>
      (JSON.parse(scheduledText) as string[]).map((name): Option => ({
        quantity: `parameter.${name}`,
        text: symbolText(name),
      })),
    [scheduledText],
  )
  const general = all.some(({ precision }) => precision) ? [...GENERAL, 'lossScale' as const] : GENERAL
  const known = [...general, ...[...state, ...scheduled].map((option) => option.quantity)]
  const choose = (next: string) => {
    const { configuration, setShown } = useConfig.getState()
    const charts = configuration.shown?.charts ?? STANDARD_CHARTS
    setShown({ charts: charts.map((before, i) => (i === place ? (next as Quantity) : before)) })
  }
  return (
    <label className="strip-chooser" title="What this chart shows">
      <span aria-hidden="true">{titleOf(quantity)}</span>
      <svg viewBox="0 0 8 6" width={8} height={6} aria-hidden="true">
        <path d="M1 1l3 3.5L7 1" />
      </svg>
      <select aria-label={`Chart ${place + 1} shows`} value={quantity} onChange={(event) => choose(event.target.value)}>
        {general.map((each) => (
          <option key={each} value={each}>
            {titleOf(each)}
          </option>
        ))}
        {!known.includes(quantity) && <option value={quantity}>{titleOf(quantity)}, of no run shown</option>}
        <Group label="State" options={state} />
        <Group label="Scheduled" options={scheduled} />
      </select>
    </label>
  )
}

function Group({ label, options }: { label: string; options: readonly Option[] }) {
  if (options.length === 0) return null
  return (
    <optgroup label={label}>
      {options.map(({ quantity, text }) => (
        <option key={quantity} value={quantity}>
          {text}
        </option>
      ))}
    </optgroup>
  )
}

const namesOf = (names: readonly string[]): string =>
  names.length > 2 ? `${names.slice(0, 2).join(', ')}, …` : names.join(', ')
