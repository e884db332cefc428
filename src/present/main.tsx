import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connect } from '../app/connect.ts'
import { connectEnsembles } from '../app/connectEnsembles.ts'
import { connectRounds } from '../app/connectRounds.ts'
import { Fault } from '../app/Fault.tsx'
import { exposeInspector } from '../app/inspect.ts'
import { startOffline } from '../app/offline/update.ts'
import { startPlayback } from '../app/playback.ts'
import { startTheme } from '../app/theme.ts'
import { createClient } from '../worker/client.ts'
import { Presenter } from './Presenter.tsx'
import { startScenes } from './scenes.ts'
import '../app/fonts.css'
import '../app/tokens.css'
import '../app/base.css'
import '../controls/controls.css'
import '../controls/runs/runs.css'
import './present.css'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no place for the presenter.')

startTheme()
startPlayback()
startScenes()
const client = createClient()
connect(client)
connectEnsembles(client)
connectRounds(client)
exposeInspector()
createRoot(root).render(
  <StrictMode>
    <Fault>
      <Presenter />
    </Fault>
  </StrictMode>,
)

// Last: the page's own files come first.
if (import.meta.env.PROD) addEventListener('load', () => void startOffline())
