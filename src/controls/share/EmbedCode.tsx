import { useCallback, useRef, useState } from 'react'
import { whole } from '../../core/parameters.ts'
import { NumberField } from '../NumberField.tsx'
import { CopyButton } from './CopyButton.tsx'
import { embedCode } from './embed.ts'

const WIDTH = whole(800, 'width of the frame in pixels', 'w', { valid: { min: 200, max: 4000 } })
const HEIGHT = whole(520, 'height of the frame in pixels', 'h', { valid: { min: 150, max: 4000 } })

/** A frame for slides and pages, of a chosen size. */
export function EmbedCode({ link, title }: { link: string; title: string }) {
  const [width, setWidth] = useState(800)
  const [height, setHeight] = useState(520)
  const [controls, setControls] = useState(true)
  const code = embedCode(link, title, { width, height, controls })
  const field = useRef<HTMLTextAreaElement>(null)
  const select = useCallback(() => field.current?.select(), [])
  return (
    <section aria-label="Embed" className="embed-code">
      <h3>Embed in a page</h3>
      <div className="embed-choices">
        <span className="fact">
          <span className="k">Width</span>
          <NumberField value={width} parameter={WIDTH} label="Width" className="short" onChange={setWidth} />
        </span>
        <span className="fact">
          <span className="k">Height</span>
          <NumberField value={height} parameter={HEIGHT} label="Height" className="short" onChange={setHeight} />
        </span>
        <label className="check">
          <input type="checkbox" checked={controls} onChange={(event) => setControls(event.target.checked)} />
          Playback bar
        </label>
        <CopyButton text={code} what="embed code" onRefused={select} />
      </div>
      <textarea
        ref={field}
        className="search"
        aria-label="Embed code"
        readOnly
        rows={3}
        value={code}
        onFocus={select}
      />
    </section>
  )
}
