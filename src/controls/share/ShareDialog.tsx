import { useState } from 'react'
import { writeLink } from '../../config/index.ts'
import { useConfig, useView } from '../../store/index.ts'
import { CutFromLink } from '../data/CutFromLink.tsx'
import { Dialog } from '../Dialog.tsx'
import { Segments } from '../Segments.tsx'
import { EmbedCode } from './EmbedCode.tsx'
import { LinkField } from './LinkField.tsx'
import { QrPart } from './QrPart.tsx'
import { linkSummary, summaryText } from './summary.ts'
import './share.css'

/** Where the shared link opens. */
type Opening = 'beginning' | 'here'
const OPENINGS: readonly (readonly [Opening, string])[] = [
  ['beginning', 'From the beginning'],
  ['here', 'At this step'],
]

/** The experiment for others: as a link, as a code to scan, as a frame for a page, and in words. */
export function ShareDialog({ onClose }: { onClose(): void }) {
  // As it stood when the dialog was opened: playback may go on behind it.
  const [scene] = useState(() => ({
    configuration: useConfig.getState().configuration,
    playhead: useView.getState().playhead,
    playing: useView.getState().playing,
  }))
  const { configuration, playhead, playing } = scene
  const [opening, setOpening] = useState<Opening>(playing || playhead >= configuration.steps ? 'beginning' : 'here')
  const shared = { ...configuration, playhead: opening === 'here' ? playhead : undefined }
  const link = addressOf(writeLink(shared))
  const summary = linkSummary(shared)
  const text = summaryText(summary)

  return (
    <Dialog title="Share" className="share-dialog" onClose={onClose}>
      <div className="share-parts">
        <QrPart link={link} configuration={shared} />
        <div className="share-words">
          <Segments<Opening> label="The link opens" options={OPENINGS} value={opening} onChoose={setOpening} />
          <CutFromLink />
          <LinkField link={link} text={text} />
          <section aria-label="What the link holds" className="summary">
            <h3>What the link holds</h3>
            <p>{summary.experiment}.</p>
            <ul>
              {summary.runs.map((run, index) => (
                <li key={index}>{run}</li>
              ))}
            </ul>
            {summary.shown.map((words) => (
              <p key={words}>{words}.</p>
            ))}
          </section>
          <EmbedCode link={link} title={summary.experiment} />
        </div>
      </div>
    </Dialog>
  )
}

/** The page's own address with another experiment. */
function addressOf(fragment: string): string {
  const address = new URL(location.href)
  address.search = ''
  address.hash = fragment
  return address.href
}
