import { useRef } from 'react'
import { Mathematics, Symbol } from '../../charts/Mathematics.tsx'
import { optimizerParameters, horizonOf } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import type { Diagnosis, Remedy } from '../../engine/diagnosis/types.ts'
import { typesetFormula } from '../../language/index.ts'
import { say, useConfig, useDiagnoses } from '../../store/index.ts'
import { Icon } from '../Icon.tsx'
import { symbolsOf } from '../../charts/symbols.ts'
import { applyRemedy } from './applyRemedy.ts'
import { diagnosisWords, type Part } from './diagnosisWords.ts'
import { outcomeWords, remedyWords } from './remedyWords.ts'
import { useRunLabel } from './useRunLabel.ts'
import './diagnosis.css'

/** What is wrong with the run, with the numbers that say so, and the change that was seen to help. */
export function DiagnosisNote({ run }: { run: RunConfiguration }) {
  const found = useDiagnoses(({ found }) => found.get(run.key))
  const steps = useConfig(({ configuration }) => horizonOf(configuration, run))
  if (!found?.diagnosis) return null
  const { diagnosis, stale } = found
  const { title, parts } = diagnosisWords(diagnosis)
  return (
    <div className={stale ? 'diagnosis stale' : 'diagnosis'}>
      <p>
        <Icon name="warning" />
        <b>{title}.</b> <Words parts={parts} run={run} />
      </p>
      {diagnosis.remedy && (
        <RemedyButton run={run} diagnosis={diagnosis} remedy={diagnosis.remedy} steps={steps} stale={stale} />
      )}
    </div>
  )
}

interface RemedyProps {
  run: RunConfiguration
  diagnosis: Diagnosis
  remedy: Remedy
  steps: number
  /** It was found for the run as it was before: then it is not offered. */
  stale: boolean
}

function RemedyButton({ run, diagnosis, remedy, steps, stale }: RemedyProps) {
  const name = useRunLabel(run)
  const button = useRef<HTMLButtonElement>(null)
  const words = remedyWords(remedy.change, run, steps)
  const apply = () => {
    // The button goes with its sentence: the focus stays in the row.
    button.current?.closest('.run-row')?.querySelector<HTMLElement>('.head')?.focus()
    applyRemedy(run.key, remedy.change)
    say(`${name}: ${words.text}`)
  }
  return (
    <p className="remedy">
      <button ref={button} type="button" className="b line" disabled={stale} onClick={apply}>
        <span aria-hidden="true">
          <Words parts={words.parts} run={run} />
        </span>
        <span className="hidden-text">{`${words.text}, for ${name}`}</span>
      </button>
      <span>{outcomeWords(remedy, diagnosis.kind === 'diverging')}</span>
    </p>
  )
}

function Words({ parts, run }: { parts: readonly Part[]; run: RunConfiguration }) {
  const symbols = { ...symbolsOf(optimizerParameters(run.optimizer)), lambda: '\\lambda_{\\mathrm{max}}' }
  return parts.map((part, index) => {
    if (typeof part === 'string') return part
    if ('symbol' in part) return <Symbol key={index} tex={part.symbol} />
    // On one line, as 2/λ: a fraction would be too small to read within a sentence.
    const [above = '', below = ''] = part.formula.split('/')
    const [numerator, denominator] = [typesetFormula(above, symbols), typesetFormula(below, symbols)]
    const bracketed = below.startsWith('(')
    return (
      <span key={index} className="inline-formula">
        {numerator && <Mathematics of={numerator} />}
        {bracketed ? '/(' : '/'}
        {denominator && <Mathematics of={denominator} />}
        {bracketed && ')'}
      </span>
    )
  })
}
