import type { Palette } from '../../src/charts/palette.ts'

const many = (colour: string, count: number) => Array.from({ length: count }, () => colour)

/** A palette in which what is looked for has a colour of its own. */
export const testPalette = ({ run }: { run: string }): Palette => ({
  ...{ paper: '#ffffff', panel: '#fffffe', line: '#dddddd', line2: '#cccccc', control: '#888888' },
  ...{ ink: '#000000', ink2: '#222222', ink3: '#444444', casing: '#fffffd', iso: '#112233', isoMajor: '#112233' },
  ...{ isoText: '#333333', fill: many('#eeeeee', 12), run: many(run, 8), runText: many('#0000ff', 8) },
  ...{ font: 'Inter', math: 'STIX', accent: '#0000aa', weight: 1, pixelsPerUnit: 1 },
})
