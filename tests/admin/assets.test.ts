import { gzipSync } from 'node:zlib'
import { readConsoleAssets } from '../../local/web/admin.ts'
import { bundleForLambda, codeOf } from '../../scripts/bundle.ts'
import { countedDays } from '../../scripts/counted.ts'
import { type AdminShop, NOW, openAdminShop } from '../support/admin-shop.ts'

const FILES = ['/admin/console.css', '/admin/today.js', '/admin/curve.js', '/admin/uplot.js']
const MOST = 90 * 1024

let shop: AdminShop
beforeAll(async () => {
  shop = await openAdminShop()
})
afterAll(() => shop.close())

const weightOf = (text: string): number => gzipSync(text).byteLength

describe('what the console loads', () => {
  test('weighs at most 90 KB gzipped, with the fullest page', async () => {
    await shop.count(countedDays(NOW, 30))
    const parts = [...FILES, '/admin?greetByName=400', '/admin/evidence'].map(async (path) =>
      weightOf(await shop.page(path)),
    )
    const sum = (await Promise.all(parts)).reduce((all, one) => all + one, 0)
    expect(sum).toBeLessThanOrEqual(MOST)
  })

  test.each(FILES)('%s is the same for everybody, and is not sent again while it is', async (path) => {
    shop.role = undefined
    const first = await shop.ask(path)
    shop.role = 'viewer'
    expect(first.status).toBe(200)
    expect(first.headers.get('content-type')).toMatch(
      path.endsWith('.css') ? /^text\/css/ : /^text\/javascript/,
    )
    expect(first.headers.get('cache-control')).toBe('no-cache')
    expect(first.headers.get('vary')).toBeNull()
    const tag = first.headers.get('etag') ?? ''
    for (const header of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await shop.ask(path, { 'if-none-match': header })
      expect([header, again.status, await again.text()]).toEqual([header, 304, ''])
    }
    expect((await shop.ask(path, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test('is nowhere else: no page of ours has style or script of its own', () => {
    const { css } = readConsoleAssets()
    expect(css.join('')).not.toMatch(/url\(|@import|https?:/)
  })

  test('is in the web function’s bundle', async () => {
    const code = Buffer.from(codeOf(await bundleForLambda('lambda/web.ts'))).toString()
    for (const mark of [
      'names lost, of recognized visits',
      'What is tried',
      'repeating-linear-gradient',
      'uPlot',
    ])
      expect([mark, code.includes(mark)]).toEqual([mark, true])
  })
})
