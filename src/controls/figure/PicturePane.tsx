import { useState } from 'react'
import { surfaceOf } from '../../config/index.ts'
import type { Target } from '../../figure/figure.ts'
import { paintFigure, pngOf, svgOf, type FigureRequest } from '../../figure/render.ts'
import { pixelsPerUnit, pointsOf, SHEETS, customSheet, type Sheet } from '../../figure/sheet.ts'
import type { FigureTheme } from '../../figure/theme.ts'
import { useView } from '../../store/index.ts'
import { formatShort } from '../../charts/format.ts'
import { download } from '../download.ts'
import { Icon } from '../Icon.tsx'
import { Amount, Check, Choice } from './Choice.tsx'
import { fileName, targetsOf, widthOnScreen } from './targets.ts'
import { useSeen } from './useSeen.ts'

type SheetName = keyof typeof SHEETS | 'custom'

const SIZES: readonly (readonly [SheetName, string])[] = [
  ...(Object.keys(SHEETS) as (keyof typeof SHEETS)[]).map((name) => [name, SHEETS[name].name] as const),
  ['custom', 'Own width'],
]

const THEMES = [
  ['seen', 'As on the screen'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const

/** Dots per inch that are offered, and what they are called. */
const SHARPNESS = {
  screen: [
    [96, '1×'],
    [192, '2×'],
    [384, '4×'],
  ],
  print: [
    [150, '150 dpi'],
    [300, '300 dpi'],
    [600, '600 dpi'],
  ],
} as const

/** The figure as SVG or PNG, seen before it is saved. */
export function PicturePane() {
  const [target, setTarget] = useState<Target>('whole')
  const [sheetName, setSheetName] = useState<SheetName>('screen')
  const [millimetres, setMillimetres] = useState(100)
  const [theme, setTheme] = useState<FigureTheme>('seen')
  const [transparent, setTransparent] = useState(false)
  const [sharpness, setSharpness] = useState(1)
  const [problem, setProblem] = useState<string>()
  const [done, setDone] = useState('')
  const seen = useSeen(theme)
  const view = useView()
  const { configuration } = seen
  const isRelief = configuration.shown?.relief !== undefined && configuration.shown.layout === undefined
  const sheet: Sheet = sheetName === 'custom' ? customSheet(millimetres) : SHEETS[sheetName]
  const surface = surfaceOf(configuration.surface).name
  const request: FigureRequest = {
    target,
    sheet,
    onScreen: widthOnScreen(target, configuration, view),
    transparent,
    seen,
    title: `${surface}: paths of ${seen.legend.map(({ name }) => name).join(', ')}`,
  }
  const offered = sheet.millimetres === undefined ? SHARPNESS.screen : SHARPNESS.print
  const [dots] = offered[sharpness] ?? offered[0]
  const previewDots = sheet.millimetres === undefined ? 96 : 150

  const [size, setSize] = useState({ width: 1, height: 1 })
  const draw = (canvas: HTMLCanvasElement | null) => {
    if (!canvas) return
    paintFigure(canvas, request, pixelsPerUnit(sheet, previewDots))
    const { width, height } = canvas
    if (width !== size.width || height !== size.height) setSize({ width, height })
  }

  const attempt = (name: string, act: () => Promise<void>) => {
    setProblem(undefined)
    act().then(
      () => setDone(name),
      (reason: unknown) => setProblem(reason instanceof Error ? reason.message : String(reason)),
    )
  }
  const part = target === 'whole' ? 'figure' : target
  const saveSvg = () =>
    attempt('SVG saved', async () => download(fileName(part, surface, 'svg'), await svgOf(request), 'image/svg+xml'))
  const savePng = () =>
    attempt('PNG saved', async () => download(fileName(part, surface, 'png'), await pngOf(request, dots)))
  const copy = () =>
    attempt('Image copied', async () =>
      navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(request, dots) })]),
    )
  const pixels = (length: number) => Math.round((length * dots) / previewDots)

  return (
    <div className="picture-pane">
      <figure className={transparent ? 'preview chequered' : 'preview'}>
        <canvas ref={draw} role="img" aria-label={`Preview: ${request.title}`} />
      </figure>
      <div className="choices">
        <Choice label="What" value={target} options={targetsOf(configuration)} onChange={(value) => setTarget(value)} />
        <Choice label="Size" value={sheetName} options={SIZES} onChange={(value) => setSheetName(value)} />
        {sheetName === 'custom' && (
          <Amount label="Width in mm" value={millimetres} min={40} max={1000} step="any" onChange={setMillimetres} />
        )}
        <Choice label="Colours" value={theme} options={THEMES} onChange={(value) => setTheme(value)} />
        <Check label="Transparent ground" checked={transparent} onChange={setTransparent} />
        <Choice
          label="Sharpness of PNG"
          value={sharpness}
          options={offered.map(([, name], index) => [index, name] as const)}
          onChange={(value) => setSharpness(value)}
        />
        <p className="hint">
          {sheet.millimetres !== undefined &&
            `${formatShort(sheet.millimetres)} × ${formatShort((sheet.millimetres * size.height) / Math.max(1, size.width))} mm, values ${formatShort(pointsOf(sheet, 12), 2)} pt. `}
          PNG: {pixels(size.width)} × {pixels(size.height)} pixels. Text in the SVG is outlines: it looks the same
          everywhere.{isRelief && ' The relief itself is an image in it.'}
          {seen.view.inspecting !== undefined && ' The inspector’s arrows are left out.'}
        </p>
        <div className="deeds">
          <button type="button" className="b line" onClick={saveSvg}>
            <Icon name="download" />
            Save SVG
          </button>
          <button type="button" className="b line" onClick={savePng}>
            <Icon name="download" />
            Save PNG
          </button>
          {'ClipboardItem' in window && (
            <button type="button" className="b line" onClick={copy}>
              <Icon name="copy" />
              Copy image
            </button>
          )}
        </div>
        <p className="hint" role="status">
          {problem ?? done}
        </p>
      </div>
    </div>
  )
}
