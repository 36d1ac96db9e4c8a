import type { Product } from '../../lambda/catalog/catalog.ts'
import { disc, oval, type Paint } from './kit.ts'
import { drawingOf } from './shapes.ts'

/** Main, dark and light of each colour that the demo shop writes. */
const COLORS: Readonly<Record<string, readonly [main: string, dark: string, light: string]>> = {
  graphite: ['#565b64', '#3e424a', '#6d737d'],
  cream: ['#efe0c2', '#d3bf97', '#f9f0dc'],
  blue: ['#4f7cac', '#3a5f88', '#7099c4'],
  white: ['#f6f5f1', '#d4d6d4', '#ffffff'],
  green: ['#74a072', '#557d55', '#93ba8f'],
  grey: ['#9aa1a7', '#777f86', '#b6bcc1'],
  clear: ['#cfe5ec', '#9fc3cf', '#e4f1f5'],
  black: ['#3a3d43', '#26282c', '#565a61'],
  red: ['#c8503f', '#a03d2f', '#dc7566'],
  yellow: ['#e8b93f', '#c69a2b', '#f2d06f'],
  orange: ['#e0853c', '#b9682a', '#eca566'],
  silver: ['#b4bdc5', '#8a949d', '#d3dae0'],
  brown: ['#b07c4c', '#8a5d34', '#c79768'],
  multicoloured: ['#4f7cac', '#3a5f88', '#7099c4'],
}

/** A wall behind the thing, and the light on it. */
const WALLS: readonly (readonly [wall: string, light: string])[] = [
  ['#dfe9e1', '#ecf2ed'],
  ['#f0e4d4', '#f7eee2'],
  ['#dde8f0', '#eaf1f6'],
  ['#f2ded8', '#f8ebe7'],
  ['#e6e1ef', '#f0edf6'],
]
/** White things stand out from these, and lights from the last. */
const DEEP_WALLS: typeof WALLS = [
  ['#b7c9d3', '#c6d5dd'],
  ['#bccab8', '#cbd6c7'],
  ['#d9c0b3', '#e3cfc5'],
]
const NIGHT: (typeof WALLS)[number] = ['#464c66', '#545b78']
const SHINING = new Set(['fairy lights', 'string lights', 'torches', 'headlamps'])
/** Walls on which a colour would be lost. */
const LOST: Readonly<Record<string, readonly number[]>> = {
  green: [0],
  cream: [1],
  brown: [1],
  orange: [1, 3],
  yellow: [1],
  blue: [2],
  clear: [2],
  red: [3],
}

/** The same number for the same text, for taking one of several. */
const numberOf = (text: string): number =>
  [...text].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0, 7)

/** Small things are drawn smaller, standing on the same floor. */
const SMALL = 0.76
const FLOOR = 330

/** Draws a product: SVG of 600 by 400, of which the middle 400 by 400 hold all that matters. */
export function sheetOf({ id, kind = '', color = '', group }: Product): string {
  const [main, dark, light] = COLORS[color] ?? []
  if (!main || !dark || !light) throw new Error(`Nobody has mixed the colour ${color} yet; ${id} needs it.`)
  // Variants of one thing stand before the same wall.
  const free = color === 'white' ? DEEP_WALLS : WALLS.filter((_, i) => !LOST[color]?.includes(i))
  const usual = free[(numberOf(group ?? id) >>> 4) % free.length] ?? NIGHT
  const [wall, glow] = SHINING.has(kind) ? NIGHT : usual
  const accent = ['#4f7cac', '#c8503f', '#e8b93f', '#74a072'][numberOf(id) % 4] ?? main
  const paint: Paint = { main, dark, light, accent }
  const drawn = drawingOf(id, kind)(paint)
  const scale = /-small$|-teaspoons$/.test(id) ? SMALL : 1
  const moved = `translate(${300 * (1 - scale)} ${FLOOR * (1 - scale)}) scale(${scale})`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400"><rect x="-100" y="-100" width="800" height="600" fill="${wall}"/>${disc(300, 200, 172, glow)}${oval(300, FLOOR, 176 * scale, 14, shade(wall))}<g transform="${moved}">${drawn}</g></svg>`
}

/** A wall in the shadow. */
function shade(color: string): string {
  const parts = [1, 3, 5].map((at) => Math.round(Number.parseInt(color.slice(at, at + 2), 16) * 0.88))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
