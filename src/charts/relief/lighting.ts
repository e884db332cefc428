import { hsl, rgb } from 'd3'
import type { ContourPicture } from '../../engine/types.ts'
import type { Palette } from '../palette.ts'
import { fillIndex } from '../surface/levels.ts'
import type { Lighting } from './renderer.ts'
import { MOST_LEVELS } from './shaders.ts'

type Colours = Omit<Lighting, 'matrix' | 'pixel' | 'lamp'>

export const LAMP = [-0.42, 0.4, 0.815] as const

const parts = (colour: string): readonly [number, number, number] => {
  const { r, g, b } = rgb(colour)
  return [r / 255, g / 255, b / 255]
}

const line = (colour: string): readonly [number, number, number, number] => [...parts(colour), rgb(colour).opacity]

/** The flat picture's tones and lines. On a dark page a lamp brightens, on a light one only shade is seen. */
export function coloursOf(palette: Palette, picture: ContourPicture): Colours {
  const levels = picture.levels.slice(0, MOST_LEVELS)
  const tone = (band: number) => parts(palette.fill[fillIndex(band, levels.length + 1)] ?? palette.paper)
  return {
    levels: Float32Array.from(levels),
    major: Float32Array.from(picture.major.slice(0, MOST_LEVELS)),
    tones: Float32Array.from(Array.from({ length: levels.length + 1 }, (_, band) => tone(band)).flat()),
    wall: parts(palette.fill[9] ?? palette.paper),
    line: line(palette.iso),
    majorLine: line(palette.isoMajor),
    shade: hsl(palette.paper).l > 0.5 ? [0.76, 1] : [0.62, 1.42],
  }
}
