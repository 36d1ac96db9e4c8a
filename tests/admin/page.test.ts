import axe, { type AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { findBrowser, launchBrowser, NO_BROWSER } from '../../scripts/browser.ts'
import { putCounted } from '../../scripts/counted.ts'
import { type OpenShop, openShop } from '../../scripts/shop.ts'

const PHONE = { width: 360, height: 780 }
const DESKTOP = { width: 1440, height: 900 }
/** Every page that one can go to, and what some of them show otherwise. */
const PAGES = [
  '/admin',
  '/admin?greetByName=400&cap=0.02&days=90',
  '/admin?greetByName=soon',
  '/admin?locale=fr-FR',
  '/admin?days=31',
  '/admin/evidence',
  '/admin/evidence?locale=fr-FR',
  '/admin/policy',
  '/admin/policy?locale=fr-FR',
  '/admin/policy/change?greetByName=400&cap=2',
  '/admin/never',
  '/admin/history',
  '/admin/household',
  '/admin/try',
  '/admin/nowhere',
]

jest.setTimeout(60_000)

if (findBrowser() === undefined)
  test('the console is not tested where there is no browser, but never so in CI', () => {
    process.stdout.write(`The console's pages were not tested. ${NO_BROWSER}\n`)
    expect(process.env.CI ?? '').toBe('')
  })
else describe('the console', inBrowser)

function inBrowser(): void {
  let browser: Browser
  let shop: OpenShop
  let empty: OpenShop
  const faults: string[] = []

  beforeAll(async () => {
    browser = await launchBrowser()
    shop = await openShop()
    empty = await openShop()
    if (!shop.stack.admins) throw new Error('This shop has no console.')
    await putCounted(shop.stack.admins.evidence)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
    await empty?.close()
  })
  beforeEach(() => {
    faults.length = 0
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    expect(faults).toEqual([])
  })

  async function open(path: string, options: BrowserContextOptions = {}, door = shop.door): Promise<Page> {
    const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce', ...options })
    const page = await context.newPage()
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      // A page that is refused is 422, which the browser notes too.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text())
    })
    await page.goto(`${door}${path}`, { waitUntil: 'load' })
    return page
  }

  for (const colorScheme of ['light', 'dark'] as const)
    for (const viewport of [PHONE, DESKTOP])
      test(`axe finds nothing, and nothing overflows: ${colorScheme}, ${viewport.width}`, async () => {
        const page = await open('/admin', { colorScheme, viewport })
        // What a page says does not depend on its colours: each is looked at once in light, and once in dark.
        const isEach = (viewport === PHONE) === (colorScheme === 'light')
        for (const path of isEach ? PAGES : ['/admin', '/admin/policy']) {
          await page.goto(`${shop.door}${path}`, { waitUntil: 'load' })
          await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
          expect([path, await overflowOf(page)]).toEqual([path, 0])
          const only = isEach && viewport === PHONE ? undefined : 'color-contrast'
          expect([path, await violations(page, only)]).toEqual([path, []])
        }
      })

  test('fingers have 44 pixels for whatever they press', async () => {
    const page = await open('/admin?greetByName=400', { viewport: PHONE, hasTouch: true, isMobile: true })
    const targets = 'nav a, .stop, main button, main .button, main select, .levels label, summary'
    for (const target of await page.locator(targets).all()) {
      const box = await target.boundingBox()
      if (box)
        expect([await target.textContent(), Math.round(box.height) >= 44]).toEqual([expect.anything(), true])
    }
  })

  test('the curve is drawn, with a name for those who hear it', async () => {
    const page = await open('/admin?greetByName=400')
    const canvas = page.getByRole('img', {
      name: /^Wrong names against lost names\. 200: .* The cap is 5 %\.$/,
    })
    expect(await canvas.isVisible()).toBe(true)
    const colours = await coloursOf(page)
    expect(colours).toBeGreaterThan(4)
  })

  test('the curve is drawn anew where the page becomes dark, or narrow', async () => {
    const page = await open('/admin', { colorScheme: 'light' })
    const before = await pictureOf(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await until(async () => (await pictureOf(page)) !== before)
    await page.setViewportSize(PHONE)
    await until(async () => Number(await page.evaluate('document.querySelector("canvas").clientWidth')) < 320)
    expect(await overflowOf(page)).toBe(0)
    expect(await coloursOf(page)).toBeGreaterThan(4)
  })

  test('the curve is hidden where nothing is known, and the page has no error', async () => {
    const page = await open('/admin?locale=fr-FR&days=30', {}, empty.door)
    expect(await page.locator('canvas').count()).toBe(0)
    expect(await page.getByText('How this page fills').isVisible()).toBe(true)
  })

  test('a threshold is moved by keyboard alone, and what it would do follows', async () => {
    const page = await open('/admin')
    const before = await pictureOf(page)
    await page.keyboard.press('Tab')
    expect(await focusOf(page)).toBe('To the page')
    expect(await page.locator('.skip').boundingBox()).toMatchObject({ y: expect.any(Number) })
    await page.keyboard.press('Enter')
    for (let presses = 0; presses < 20 && !(await isOnLevel(page)); presses++)
      await page.keyboard.press('Tab')
    expect(await outlineOf(page)).not.toBe('none')
    await page.keyboard.press('ArrowRight')
    await page.getByText('At 400 the wrong-name rate is').waitFor()
    expect(await page.locator('tr.tried th').textContent()).toContain('400 previewed')
    expect(await pictureOf(page)).not.toBe(before)
    expect(await isOnLevel(page)).toBe(true)
    expect(new URL(page.url()).searchParams.get('greetByName')).toBe('400')
    const saving = page.getByRole('link', { name: 'Go on to save this' })
    expect(await saving.getAttribute('href')).toBe('/admin/policy/change?greetByName=400')
    await page.keyboard.press('ArrowLeft')
    await page.getByText('This is what is in force.').waitFor()
    expect(await saving.count()).toBe(0)
  })

  test('what follows is said to those who hear the page', async () => {
    const page = await open('/admin')
    expect(await page.locator('#said').getAttribute('aria-live')).toBe('polite')
    await page.getByLabel('The most wrong names').selectOption('0.01')
    await page.locator('#said', { hasText: 'the cap is 1 %' }).waitFor()
    expect(await page.getByRole('img').last().getAttribute('aria-label')).toContain('The cap is 1 %.')
  })

  test('of two moves the later one counts, though the earlier one is answered last', async () => {
    const page = await open('/admin')
    const later = Promise.withResolvers<void>()
    const answered = Promise.withResolvers<void>()
    await page.route('**/preview.json?*greetByName=200*', async (route) => {
      await later.promise
      // The page may have given it up by now.
      await route.continue().catch(() => {})
      answered.resolve()
    })
    await page.getByRole('radio', { name: '200' }).check()
    await page.getByRole('radio', { name: 'never' }).check()
    await page.locator('#said', { hasText: 'At never' }).waitFor()
    later.resolve()
    await answered.promise
    expect(await page.locator('tr.tried th').textContent()).toContain('never')
  })

  test('says that the shop does not answer, and goes on when it does', async () => {
    const page = await open('/admin')
    await page.route('**/preview.json*', (route) => route.abort())
    await page.getByRole('radio', { name: '400' }).check()
    await page.getByText('The shop does not answer. Try again in a minute.').waitFor()
    await page.unroute('**/preview.json*')
    await page.getByRole('radio', { name: 'never' }).check()
    await page.getByText('At never').waitFor()
    faults.length = 0
  })

  test('what fails in the shop is said, and never shown as markup', async () => {
    const page = await open('/admin')
    await page.route('**/preview.json*', (route) =>
      route.fulfill({ status: 503, json: { error: '<b>The store</b> does not answer.' } }),
    )
    await page.getByRole('radio', { name: '400' }).check()
    await page.getByText('<b>The store</b> does not answer.').waitFor()
    faults.length = 0
  })

  test('whose session has ended is told so by the page', async () => {
    const page = await open('/admin')
    await page.route('**/preview.json*', (route) => route.fulfill({ status: 401, json: { error: 'out' } }))
    const asked = page.waitForRequest((request) => request.isNavigationRequest())
    await page.getByRole('radio', { name: '400' }).check()
    expect((await asked).url()).toContain('greetByName=400')
    faults.length = 0
  })

  test('without script the same form shows the same, as a page', async () => {
    const page = await open('/admin', { javaScriptEnabled: false, viewport: PHONE })
    expect(await page.locator('figure').isVisible()).toBe(false)
    await page.getByRole('radio', { name: '400' }).check()
    await page.getByText('Over 30 days, all locales').click()
    await page.getByLabel('Counted over').selectOption('90')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByText('At 400 the wrong-name rate is').waitFor()
    expect(await page.getByText('(90 days), all locales').count()).toBe(1)
    expect(await page.locator('table').first().isVisible()).toBe(true)
  })

  test('the evidence is taken along as a file', async () => {
    const page = await open('/admin/evidence?days=90')
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Save as CSV' }).click()
    expect((await saved).suggestedFilename()).toMatch(/^corner-shop-evidence-[\d-]+-to-[\d-]+\.csv$/)
  })
}

/** Looks again until it is so; what never is ends with the test. A page's own policy forbids looking from within. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo()));
}

const overflowOf = async (page: Page): Promise<number> =>
  Math.max(0, Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth')))

const focusOf = (page: Page) => page.evaluate('document.activeElement.textContent.trim()')
const isOnLevel = async (page: Page): Promise<boolean> =>
  (await page.evaluate('document.activeElement.name')) === 'greetByName'
const outlineOf = (page: Page) =>
  page.evaluate('getComputedStyle(document.activeElement.closest("label")).outlineStyle')
const pictureOf = (page: Page) => page.evaluate('document.querySelector("canvas").toDataURL()')

/** How many colours the canvas has: one where it is blank. */
const coloursOf = (page: Page): Promise<number> =>
  page.evaluate(`(() => {
    const canvas = document.querySelector('canvas')
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    return new Set(new Uint32Array(data.buffer)).size
  })()`)

async function violations(page: Page, only?: string): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations: found } = (await page.evaluate(
    `axe.run(${only ? JSON.stringify({ runOnly: [only] }) : ''})`,
  )) as AxeResults
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}
