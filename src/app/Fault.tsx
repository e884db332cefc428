import { Component, type ReactNode } from 'react'

interface State {
  message?: string
}

/** Whatever throws while drawing, the page says so and offers a way on; it is never blank. */
export class Fault extends Component<{ children: ReactNode }, State> {
  override state: State = {}

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override render(): ReactNode {
    if (this.state.message === undefined) return this.props.children
    return (
      <main className="fault" role="alert">
        <h1>Thalweg stopped</h1>
        <p>
          Something in the program failed while drawing this experiment. The link in the address bar still holds it.
        </p>
        <pre>{this.state.message}</pre>
        <p>
          <button type="button" className="b solid" onClick={() => location.reload()}>
            Reload
          </button>
          <button type="button" className="b line" onClick={startFresh}>
            Start fresh
          </button>
        </p>
      </main>
    )
  }
}

/** The default experiment, without what the address asks for. */
function startFresh(): void {
  history.replaceState(null, '', location.pathname + location.search)
  location.reload()
}
