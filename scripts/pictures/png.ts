import { crc32, deflateSync } from 'node:zlib'

/** Half a byte holds sixteen; a flat drawing with soft edges does with fewer, and is the smaller for it. */
const MOST_COLORS = 14

/** Pixels of a picture, four bytes each: red, green, blue, and opacity, which is full everywhere. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly rgba: Uint8Array
}

/**
 * Writes a PNG with a palette: flat drawings have few colours, and the shades between them are taken for the
 * nearest. A tenth of the size that a browser's own PNG has.
 */
export function pngOf({ width, height, rgba }: Pixels): Buffer {
  const palette = paletteOf(rgba)
  const nearest = new Map<number, number>()
  const bytes = Math.ceil(width / 2)
  // The first byte of a row says that it is not filtered.
  const rows = Buffer.alloc((bytes + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const color = colorAt(rgba, (y * width + x) * 4)
      let index = nearest.get(color)
      if (index === undefined) {
        index = nearestIn(palette, color)
        nearest.set(color, index)
      }
      const at = y * (bytes + 1) + 1 + (x >> 1)
      rows[at] = (rows[at] ?? 0) | (x % 2 === 0 ? index << 4 : index)
    }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header(width, height)),
    chunk('PLTE', Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 0xff, color & 0xff]))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const colorAt = (rgba: Uint8Array, at: number): number =>
  ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0)

/** The colours that cover most. */
function paletteOf(rgba: Uint8Array): number[] {
  const counts = new Map<number, number>()
  for (let at = 0; at < rgba.length; at += 4) {
    const color = colorAt(rgba, at)
    counts.set(color, (counts.get(color) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_COLORS)
    .map(([color]) => color)
}

function nearestIn(palette: readonly number[], color: number): number {
  const distance = (other: number): number =>
    [16, 8, 0].reduce((sum, shift) => sum + (((color >> shift) & 0xff) - ((other >> shift) & 0xff)) ** 2, 0)
  let best = 0
  for (let i = 1; i < palette.length; i++)
    if (distance(palette[i] ?? 0) < distance(palette[best] ?? 0)) best = i
  return best
}

/** PNG 11.2.2: four bits a pixel, colour type 3 for a palette, no interlacing. */
function header(width: number, height: number): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data[8] = 4
  data[9] = 3
  return data
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(data.length + 12)
  framed.writeUInt32BE(data.length, 0)
  typed.copy(framed, 4)
  framed.writeUInt32BE(crc32(typed), data.length + 8)
  return framed
}
