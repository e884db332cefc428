import { CodeButton, GalleryButton, HelpButton, ReferenceButton, ThemeButton } from './TopButtons.tsx'
import { Icon } from '../controls/Icon.tsx'
import { Popover } from '../controls/Popover.tsx'
import { ReferenceLink } from '../controls/reference/ReferenceLink.tsx'
import { Formula } from '../controls/surface/Formula.tsx'
import { ParametersButton } from '../controls/surface/SurfaceParameters.tsx'
import { SurfacePicker } from '../controls/surface/SurfacePicker.tsx'
import { StartFields, StepsField } from '../controls/top/ExperimentFields.tsx'
import { Logo } from '../controls/top/Logo.tsx'
import { ShareButton } from '../controls/top/ShareButton.tsx'
import type { Share } from '../controls/top/useShare.ts'
import { useConfig } from '../store/index.ts'
import type { PageCommands } from './keyboard.ts'

/** What is experimented on, from where and how long; and what can be done with the whole. */
export function TopBar({ page, share, narrow }: { page: PageCommands; share: Share; narrow: boolean }) {
  const surface = useConfig(({ configuration }) => configuration.surface)
  return (
    <header className="top">
      <h1 className="brand">
        <Logo />
        Thalweg
      </h1>
      <div className="experiment">
        <SurfacePicker />
        <ReferenceLink kind="surface" id={surface.id ?? surface.from} />
        <Formula choice={surface} />
        <ParametersButton />
        {!narrow && (
          <div className="facts">
            <StartFields />
            <StepsField />
          </div>
        )}
      </div>
      <div className="acts">
        {!narrow && <GalleryButton onClick={page.openGallery} />}
        {!narrow && <ReferenceButton onClick={page.openReference} />}
        {!narrow && <CodeButton onClick={page.openCode} />}
        <ShareButton share={share} />
        <ThemeButton />
        {!narrow && <HelpButton onClick={page.openHelp} />}
        {narrow && (
          <Popover
            className="b ghost icon"
            label="Experiment"
            name="Experiment"
            align="end"
            face={<Icon name="menu" />}
          >
            {(close) => (
              <div className="panel-body">
                <StartFields />
                <StepsField />
                <GalleryButton
                  onClick={() => {
                    close()
                    page.openGallery()
                  }}
                />
                <ReferenceButton
                  onClick={() => {
                    close()
                    page.openReference()
                  }}
                />
                <CodeButton
                  onClick={() => {
                    close()
                    page.openCode()
                  }}
                />
                <HelpButton
                  onClick={() => {
                    close()
                    page.openHelp()
                  }}
                />
              </div>
            )}
          </Popover>
        )}
      </div>
    </header>
  )
}
