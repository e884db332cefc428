import { useEffect, useState } from 'react'
import { formatStep } from '../../charts/format.ts'
import { isCutFromLink } from '../../config/index.ts'
import type { Configuration } from '../../config/types.ts'
import { useConfig } from '../../store/index.ts'
import { Icon } from '../Icon.tsx'
import { saveFile } from '../saveExperiment.ts'

/** Milliseconds without a change after which it is looked at: to write many rows as a link would takes a while. */
const REST = 250

/** Says that a link will not hold the experiment's rows, where it is so, and offers what does. */
export function CutFromLink() {
  const configuration = useConfig((state) => state.configuration)
  const [cut, setCut] = useState<Configuration>()
  useEffect(() => {
    const timer = setTimeout(() => setCut(isCutFromLink(configuration) ? configuration : undefined), REST)
    return () => clearTimeout(timer)
  }, [configuration])
  if (!cut) return null
  const n = cut.surface.data?.rows?.length
  return (
    <div className="data-cut">
      <p>
        <Icon name="warning" /> {n === undefined ? 'The rows' : `These ${formatStep(n)} rows`} are too many for a link:
        it only says how many there are. This tab keeps them over a reload; a file keeps all.
      </p>
      <button type="button" className="b line" onClick={saveFile}>
        <Icon name="download" />
        Save as a file
      </button>
    </div>
  )
}
