import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { createClient } from '../worker/client.ts'
import { App } from './App.tsx'
import { connect } from './connect.ts'
import { connectDiagnosis } from './connectDiagnosis.ts'
import { embedded, followAddress } from './embed/address.ts'
import { connectEnsembles } from './connectEnsembles.ts'
import { connectRounds } from './connectRounds.ts'
import { connectGradientNoise } from './connectGradientNoise.ts'
import { connectTuning } from './connectTuning.ts'
import { Fault } from './Fault.tsx'
import { startHistory } from './history.ts'
import { restoreRows, startKeepingRows, startRecents, startUndo } from '../store/index.ts'
import { exposeInspector } from './inspect.ts'
import { restoreKept } from './offline/kept.ts'
import { startOffline } from './offline/update.ts'
import { startReferenceAddress } from './referenceAddress.ts'
import { startPlayback } from './playback.ts'
import { startTheme } from './theme.ts'
import './fonts.css'
import './tokens.css'
import './base.css'
import './layout.css'
import '../controls/controls.css'
import '../controls/playback/playback.css'
import '../controls/runs/runs.css'
import '../controls/surface/surface.css'

const Embed = lazy(() => import('./embed/Embed.tsx').then(({ Embed: component }) => ({ default: component })))

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no place for the program.')

const shownAs = embedded(location.search)

startTheme()
restoreRows()
if (shownAs) followAddress()
else {
  startHistory()
  startUndo()
  startRecents()
  startKeepingRows()
  startReferenceAddress()
}
startPlayback()
const client = createClient()
connect(client)
connectEnsembles(client)
connectRounds(client)
if (!shownAs) {
  restoreKept()
  connectDiagnosis(client)
  connectTuning(client)
  connectGradientNoise(client)
}
exposeInspector()
createRoot(root).render(
  <StrictMode>
    <Fault>
      {shownAs ? (
        <Suspense>
          <Embed as={shownAs} />
        </Suspense>
      ) : (
        <App />
      )}
    </Fault>
  </StrictMode>,
)

// Last: the page's own files come first. In someone else's page nothing is stored.
if (import.meta.env.PROD && !shownAs) addEventListener('load', () => void startOffline())
