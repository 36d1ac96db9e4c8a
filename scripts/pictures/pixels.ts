import type { Page } from 'playwright-core'

/** What the page hands back of a drawing: its pixels in base64. */
export async function pixelsOf(page: Page, svg: string, width: number, height: number): Promise<Uint8Array> {
  const base64 = await page.evaluate(
    `(async () => {
      const image = new Image()
      image.src = 'data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}'
      await image.decode()
      const canvas = new OffscreenCanvas(${width}, ${height})
      const context = canvas.getContext('2d', { willReadFrequently: true })
      context.drawImage(image, 0, 0, ${width}, ${height})
      const { data } = context.getImageData(0, 0, ${width}, ${height})
      let text = ''
      for (let at = 0; at < data.length; at += 32768)
        text += String.fromCharCode(...data.subarray(at, at + 32768))
      return btoa(text)
    })()`,
  )
  return Buffer.from(String(base64), 'base64')
}
