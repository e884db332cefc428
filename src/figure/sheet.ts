/** How large a figure is: as on the screen, or so many millimetres wide in print. */
export interface Sheet {
  name: string
  /** Absent: as on the screen. */
  millimetres?: number
  /** Millimetres of a unit: what has 12 units, such as the values on the axes, is as high as this says. */
  unit: number
}

/** A unit on the screen is a CSS pixel, 1/96 of an inch. */
const INCH = 25.4
const PIXEL = INCH / 96
/** In a journal's column the values on the axes are 7.6 points high, names of runs 8. */
const PAPER = 0.85 * PIXEL
/** On a slide they are 13.5 points. */
const SLIDE = 1.5 * PIXEL

export const SCREEN: Sheet = { name: 'As on the screen', unit: PIXEL }

export const SHEETS = {
  screen: SCREEN,
  single: { name: 'Single column, 85 mm', millimetres: 85, unit: PAPER },
  wide: { name: 'One and a half columns, 120 mm', millimetres: 120, unit: PAPER },
  double: { name: 'Double column, 175 mm', millimetres: 175, unit: PAPER },
  slide: { name: 'Slide, 254 mm wide', millimetres: 254, unit: SLIDE },
} as const satisfies Readonly<Record<string, Sheet>>

export const customSheet = (millimetres: number): Sheet => ({ name: 'Own width', millimetres, unit: PAPER })

/** The figure's width in its own units. */
export const unitsOf = ({ millimetres, unit }: Sheet, onScreen: number): number =>
  millimetres === undefined ? onScreen : millimetres / unit

/** The height in points of what is `units` high. */
export const pointsOf = ({ unit }: Sheet, units: number): number => ((units * unit) / INCH) * 72

/** Pixels of an image for a unit, at so many of them in an inch. */
export const pixelsPerUnit = ({ unit }: Sheet, dotsPerInch: number): number => (unit / INCH) * dotsPerInch
