import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createClient } from '../worker/client.ts'
import { App } from './App.tsx'
import { connect } from './connect.ts'
import { connectDiagnosis } from './connectDiagnosis.ts'
import { Fault } from './Fault.tsx'
import { startHistory } from './history.ts'
import { startRecents, startUndo } from '../store/index.ts'
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

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no place for the program.')

startTheme()
startHistory()
startUndo()
startRecents()
startReferenceAddress()
startPlayback()
restoreKept()
const client = createClient()
connect(client)
connectDiagnosis(client)
exposeInspector()
createRoot(root).render(
  <StrictMode>
    <Fault>
      <App />
    </Fault>
  </StrictMode>,
)

// Last: the page's own files come first.
if (import.meta.env.PROD) addEventListener('load', () => void startOffline())
