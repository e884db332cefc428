import { useConfig } from '../store/index.ts'

/** The two ways to look at an experiment: all runs on one surface, or each in a picture of its own. */
export function LayoutTabs() {
  const layout = useConfig(({ configuration }) => configuration.shown?.layout)
  const show = (chosen: typeof layout) => () => useConfig.getState().setShown({ layout: chosen })
  return (
    <nav className="layouts" aria-label="Layout">
      <button type="button" aria-current={layout === undefined && 'page'} onClick={show(undefined)}>
        Explore
      </button>
      <button
        type="button"
        aria-current={layout === 'compare' && 'page'}
        title="Side by side (V)"
        onClick={show('compare')}
      >
        Compare
      </button>
    </nav>
  )
}
