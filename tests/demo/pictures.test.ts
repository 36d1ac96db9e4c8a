import { readdirSync, readFileSync, statSync } from 'node:fs'
import { PICTURE_SIZES, type PictureSize, pictureIn } from '../../lambda/catalog/picture.ts'
import { Clocks } from '../../local/clocks.ts'
import { demoProducts } from '../../local/demo/catalog.ts'
import { pictureFile, pictureFolder } from '../../local/demo/pictures.ts'
import { pathInProject } from '../../local/root.ts'
import { openStack, type Stack } from '../../local/stack.ts'
import { createApp } from '../../local/web/app.ts'
import { sheetOf } from '../../scripts/pictures/sheet.ts'

const SIZES = Object.keys(PICTURE_SIZES) as PictureSize[]
const MIB = 1024 * 1024
const PNG = [0x89, 0x50, 0x4e, 0x47]

const folderOf = (size: PictureSize) => pathInProject(pictureFolder(size))

describe('the demo shop’s pictures', () => {
  test.each(SIZES)('are there for every product, of that size and no more of them: %s', (size) => {
    const names = demoProducts('en').map(({ id }) => `${id}.png`)
    expect(readdirSync(folderOf(size)).sort()).toEqual(names.sort())
    for (const name of names) {
      const png = readFileSync(pictureFile(size, name) ?? '')
      expect([...png.subarray(0, 4)]).toEqual(PNG)
      const { width, height } = PICTURE_SIZES[size]
      expect([name, png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([name, width, height])
      // Alexa takes none above 2 MB; ours are to be on a phone at once.
      expect(png.length).toBeLessThan(64 * 1024)
    }
  })

  test('weigh at most 4 MiB in the repository, all together', () => {
    const bytes = SIZES.flatMap((size) =>
      readdirSync(folderOf(size)).map((name) => statSync(pathInProject(pictureFolder(size, name))).size),
    )
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(4 * MIB)
  })

  test('differ where colour or size does', () => {
    const sheets = new Map(demoProducts('en').map((product) => [product.id, sheetOf(product)]))
    for (const [one, other] of [
      ['willow-lamp-blue', 'willow-lamp-green'],
      ['terra-pot-small', 'terra-pot-medium'],
    ] as const)
      expect(sheets.get(one)).not.toBe(sheets.get(other))
    expect(new Set(sheets.values()).size).toBeGreaterThan(240)
  })

  test('are at the shop’s own address, and nowhere without one', () => {
    const [product] = demoProducts('fr', 'https://demo.example/')
    expect(product?.image).toBe('https://demo.example/pictures/1200x800/hush-kettle.png')
    expect(demoProducts('fr').filter(({ image }) => image !== undefined)).toEqual([])
  })
})

describe('a picture’s address', () => {
  test('leads to the other sizes beside it, where there are some', () => {
    const large = 'https://shop.example/pictures/1200x800/a.png'
    expect(pictureIn(large, '320x320')).toBe('https://shop.example/pictures/320x320/a.png')
    expect(pictureIn(large, '1200x800')).toBe(large)
    expect(pictureIn('https://cdn.example/a.png', '720x480')).toBe('https://cdn.example/a.png')
  })
})

describe('the door to the pictures', () => {
  const PORT = 3000
  const openDoor = async (env: Record<string, string> = {}) => {
    stack = await openStack({ data: undefined, env, anyPort: true })
    return createApp({ ...stack, clocks: new Clocks(), port: () => PORT })
  }
  let stack: Stack | undefined
  afterEach(() => stack?.close())

  const HOST = { host: `127.0.0.1:${PORT}` }

  test('gives every size to this machine, and to no other site', async () => {
    const app = await openDoor()
    for (const size of SIZES) {
      const response = await app.request(`/pictures/${size}/hush-kettle.png`, { headers: HOST })
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
      expect(Buffer.from(await response.arrayBuffer())).toEqual(
        readFileSync(pathInProject(pictureFolder(size, 'hush-kettle.png'))),
      )
    }
    for (const headers of [{ host: 'evil.example' }, { ...HOST, 'sec-fetch-site': 'cross-site' }])
      expect((await app.request('/pictures/320x320/hush-kettle.png', { headers })).status).toBe(403)
  })

  test.each([
    'none.png',
    '..%2f..%2fpackage.json',
    '..%2f1200x800%2fhush-kettle.png',
    'hush-kettle',
    'hush-kettle.png%00',
    `${'a'.repeat(100)}.png`,
  ])('gives nothing for %s', async (name) => {
    const app = await openDoor()
    for (const size of ['320x320', '640x640', 'constructor'])
      expect((await app.request(`/pictures/${size}/${name}`, { headers: HOST })).status).toBe(404)
  })

  test.each([
    ['https://demo.example', 'https://demo.example/pictures/720x480/hush-kettle.png'],
    ['http://127.0.0.1:3000', undefined],
  ])('is where cards find them, if it is https: %s', async (PUBLIC_URL, small) => {
    stack = await openStack({ data: undefined, env: { PUBLIC_URL }, anyPort: true })
    const heard = await stack.alexa.turn({
      utterance: 'ask corner shop to find a quiet kettle',
      voice: { speaker: null, level: null },
      locale: 'en-GB',
      session: 'pictures',
      device: 'speaker',
      household: 'pictures',
      now: Date.parse('2026-11-21T18:00:00Z'),
    })
    const card = heard.card as { image?: { smallImageUrl: string; largeImageUrl: string } }
    expect(card.image?.smallImageUrl).toBe(small)
    expect(card.image?.largeImageUrl).toBe(small?.replace('720x480', '1200x800'))
  })
})
