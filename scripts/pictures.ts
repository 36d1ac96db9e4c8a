import { mkdir, rm, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import type { Product } from '../lambda/catalog/catalog.ts'
import { PICTURE_SIZES, type PictureSize } from '../lambda/catalog/picture.ts'
import { demoProducts } from '../local/demo/catalog.ts'
import { pictureFolder } from '../local/demo/pictures.ts'
import { pathInProject } from '../local/root.ts'
import { findBrowser, launchBrowser, NO_BROWSER } from './browser.ts'
import { pixelsOf } from './pictures/pixels.ts'
import { pngOf } from './pictures/png.ts'
import { sheetOf } from './pictures/sheet.ts'

/** A drawing for a size; a square one shows the middle of the sheet. */
function framed(svg: string, { width, height }: { width: number; height: number }): string {
  const box = width === height ? '85 -10 430 430' : '0 0 600 400'
  return svg.replace('viewBox="0 0 600 400"', `viewBox="${box}" width="${width}" height="${height}"`)
}

async function draw(page: Page, product: Product, name: PictureSize): Promise<number> {
  const size = PICTURE_SIZES[name]
  const rgba = await pixelsOf(page, framed(sheetOf(product), size), size.width, size.height)
  const png = pngOf({ ...size, rgba })
  await writeFile(pathInProject(pictureFolder(name, `${product.id}.png`)), png)
  return png.length
}

const { positionals: only } = parseArgs({ allowPositionals: true })

if (findBrowser() === undefined) {
  process.stderr.write(`${NO_BROWSER}\n`)
  process.exitCode = 1
} else {
  const products = demoProducts('en').filter(({ id }) => only.length === 0 || only.includes(id))
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    for (const name of Object.keys(PICTURE_SIZES) as PictureSize[]) {
      const folder = pathInProject(pictureFolder(name))
      // Of a product that is gone no picture stays.
      if (only.length === 0) await rm(folder, { recursive: true, force: true })
      await mkdir(folder, { recursive: true })
      let bytes = 0
      for (const product of products) bytes += await draw(page, product, name)
      process.stdout.write(`${name}: ${products.length} pictures, ${Math.round(bytes / 1024)} KiB\n`)
    }
  } finally {
    await browser.close()
  }
}
