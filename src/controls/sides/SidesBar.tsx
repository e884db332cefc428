import { Symbol } from '../../charts/Mathematics.tsx'
import type { Difference } from '../../config/index.ts'
import { keepSide, showSide, useConfig, useSides } from '../../store/index.ts'
import { Segments } from '../Segments.tsx'
import { changeWords, nameOfSlot, openSlot, useDifferences } from './sides.ts'
import './sides.css'

/** Two experiments in turn: which one is in front, in what they differ, and which one to go on with. */
export function SidesBar() {
  const isOn = useSides(({ other }) => other !== undefined)
  return isOn && <Bar />
}

function Bar() {
  const inFront = useSides((sides) => sides.inFront)
  const found = useDifferences()
  const count = found.length === 1 ? '1 difference' : `${found.length} differences`
  return (
    <section className="sides" aria-label="A and B">
      <Segments
        label="Experiment shown (B key)"
        options={[
          ['A', 'A'],
          ['B', 'B'],
        ]}
        value={inFront}
        onChoose={showSide}
      />
      <p className="hidden-text" role="status">{`${inFront} is shown; ${count}`}</p>
      {found.length === 0 ? (
        <p>A and B are alike. What you change now is changed in {inFront} alone.</p>
      ) : (
        <ul aria-label={count}>
          {found.map((difference, index) => (
            <Item key={index} difference={difference} />
          ))}
        </ul>
      )}
      <div className="ends">
        <button type="button" className="b line" title="Go on with A alone" onClick={() => keepSide('A')}>
          Keep A
        </button>
        <button type="button" className="b line" title="Go on with B alone" onClick={() => keepSide('B')}>
          Keep B
        </button>
      </div>
    </section>
  )
}

function Item({ difference }: { difference: Difference }) {
  const { slot } = difference
  // A run may be renamed while it is compared.
  useConfig(({ configuration }) => configuration.runs)
  const words = (
    <>
      {slot !== undefined && <b>{nameOfSlot(slot)}</b>} {partWords(difference)}{' '}
      {difference.symbol && <Symbol tex={difference.symbol} />} {difference.label} {changeWords(difference)}
    </>
  )
  return (
    <li>
      {slot === undefined ? (
        <span>{words}</span>
      ) : (
        <button type="button" onClick={() => openSlot(slot)}>
          {words}
        </button>
      )}
    </li>
  )
}

/** Of a run's own parameters the symbol says enough. */
const partWords = ({ part, symbol }: Difference) =>
  part === 'run' || (part === 'optimizer' && symbol !== undefined) ? '' : part
