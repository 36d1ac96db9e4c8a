/** The colours of a drawing: the product's own in three shades, and what handles, glass and shadows are of. */
export interface Paint {
  readonly main: string
  readonly dark: string
  readonly light: string
  readonly accent: string
}

/** A drawing on a sheet of 600 by 400; what it shows stands on y = 330, between x = 120 and x = 480. */
export type Drawing = (paint: Paint) => string

export const INK = '#33363b'
export const STEEL = '#b4bdc5'
export const STEEL_DARK = '#8a949d'
export const WOOD = '#b98552'
export const WOOD_DARK = '#966638'
export const PAPER = '#fbfaf6'
export const GLASS = '#cfe5ec'
export const LEAF = '#6f9a6d'
/** What gives light. */
export const GLOW = '#fff3c9'

export const rect = (x: number, y: number, w: number, h: number, fill: string, round = 0): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${round}" fill="${fill}"/>`

export const disc = (x: number, y: number, r: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`

export const oval = (x: number, y: number, rx: number, ry: number, fill: string): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`

/** A filled shape. */
export const area = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`

/** A line with round ends. */
export const line = (d: string, stroke: string, width: number): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`

/** The same thing at several places, each moved by x and y. */
export const at = (places: readonly (readonly [number, number])[], drawn: string): string =>
  places.map(([x, y]) => `<g transform="translate(${x} ${y})">${drawn}</g>`).join('')

/** Turned about a point, in degrees. */
export const turned = (degrees: number, x: number, y: number, drawn: string): string =>
  `<g transform="rotate(${degrees} ${x} ${y})">${drawn}</g>`

/** What the parts of a row have in common: `row(4, (i) => …)`. */
export const row = (count: number, draw: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => draw(i)).join('')
