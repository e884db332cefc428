import { Icon } from '../controls/Icon.tsx'
import { Popover } from '../controls/Popover.tsx'
import { ReferenceLink } from '../controls/reference/ReferenceLink.tsx'
import { Formula } from '../controls/surface/Formula.tsx'
import { ParametersButton } from '../controls/surface/SurfaceParameters.tsx'
import { SurfacePicker } from '../controls/surface/SurfacePicker.tsx'
import { StartFields, StepsField } from '../controls/top/ExperimentFields.tsx'
import { Logo } from '../controls/top/Logo.tsx'
import { useConfig } from '../store/index.ts'
import { LayoutTabs } from './LayoutTabs.tsx'
import { MoreMenu } from './MoreMenu.tsx'
import { GalleryButton, PresentButton, ReferenceButton, ShareButton, ThemeButton, UndoButtons } from './TopButtons.tsx'

/** What is experimented on, from where and how long; and what can be done with the whole. */
export function TopBar({ narrow }: { narrow: boolean }) {
  const surface = useConfig(({ configuration }) => configuration.surface)
  return (
    <header className="top">
      <h1 className="brand">
        <Logo />
        <span className="word">Thalweg</span>
      </h1>
      <LayoutTabs />
      <div className="experiment">
        <SurfacePicker />
        <ReferenceLink kind="surface" id={surface.id ?? surface.from} />
        <Formula choice={surface} />
        <ParametersButton />
        {!narrow && (
          <div className="facts">
            <Facts />
          </div>
        )}
      </div>
      <div className="acts">
        {!narrow && <UndoButtons />}
        {!narrow && <GalleryButton />}
        {!narrow && <ReferenceButton />}
        {narrow && <FactsButton />}
        <ShareButton />
        {!narrow && <PresentButton />}
        {!narrow && <ThemeButton />}
        <MoreMenu />
      </div>
    </header>
  )
}

function Facts() {
  return (
    <>
      <StartFields />
      <StepsField />
    </>
  )
}

/** Where there is no room for them. */
function FactsButton() {
  return (
    <Popover
      className="b ghost icon"
      label="Start and steps"
      name="Start and steps"
      align="end"
      face={<Icon name="edit" />}
    >
      {() => (
        <div className="panel-body">
          <Facts />
        </div>
      )}
    </Popover>
  )
}
