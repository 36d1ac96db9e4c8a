import { ICON_SIZES } from '../../lambda/phone/icons.ts'
import { openPhoneShop } from '../support/phone.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

describe('the icon of a home screen', () => {
  test.each(ICON_SIZES)('is a PNG of %i pixels, square and small', async (size) => {
    const response = await openPhoneShop(table).browser().get(`/p/icon-${size}.png`)
    expect(response.headers.get('content-type')).toBe('image/png')
    const png = Buffer.from(await response.arrayBuffer())
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
    expect(png.length).toBeLessThan(4096)
  })

  test('is named where phones look for it: in the page and in the manifest', async () => {
    const browser = openPhoneShop(table).browser()
    expect(await (await browser.get('/p')).text()).toContain(
      '<link rel="apple-touch-icon" href="/p/icon-180.png">',
    )
    const { icons } = (await (await browser.get('/p/manifest.webmanifest')).json()) as {
      icons: { src: string; sizes: string }[]
    }
    for (const { src } of icons) expect((await browser.get(src)).status).toBe(200)
    expect(icons.map(({ sizes }) => sizes)).toEqual(['any', '192x192', '512x512'])
  })
})
