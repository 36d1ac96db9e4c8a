import { readFile, writeFile } from 'node:fs/promises'
import { ICON_SIZES } from '../lambda/phone/icons.ts'
import { pathInProject } from '../local/root.ts'
import { findBrowser, launchBrowser, NO_BROWSER } from './browser.ts'
import { pixelsOf } from './pictures/pixels.ts'
import { pngOf } from './pictures/png.ts'

const pathOf = (name: string): string => pathInProject(`lambda/phone/page/${name}`)

/** Home screens round the corners themselves, and show what is see-through black. */
const squared = (svg: string, size: number): string =>
  svg.replace(' rx="14"', '').replace('<svg ', `<svg width="${size}" height="${size}" `)

if (findBrowser() === undefined) {
  process.stderr.write(`${NO_BROWSER}\n`)
  process.exitCode = 1
} else {
  const svg = await readFile(pathOf('icon.svg'), 'utf8')
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    for (const size of ICON_SIZES) {
      const rgba = await pixelsOf(page, squared(svg, size), size, size)
      const png = pngOf({ width: size, height: size, rgba })
      await writeFile(pathOf(`icon-${size}.png`), png)
      process.stdout.write(`icon-${size}.png: ${png.length} bytes\n`)
    }
  } finally {
    await browser.close()
  }
}
