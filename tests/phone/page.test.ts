import axe, { type AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { findBrowser, launchBrowser, NO_BROWSER } from '../../scripts/browser.ts'
import { alter, openCode, say } from '../../scripts/phone.ts'
import { type OpenShop, openShop } from '../../scripts/shop.ts'

const SMALL = { width: 320, height: 640 }
const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 800 }

jest.setTimeout(60_000)

if (findBrowser() === undefined)
  test('the phone’s page is not tested where there is no browser, but never so in CI', () => {
    process.stdout.write(`The phone's page was not tested. ${NO_BROWSER}\n`)
    expect(process.env.CI ?? '').toBe('')
  })
else describe('the phone’s page', inBrowser)

function inBrowser(): void {
  let browser: Browser
  let shop: OpenShop
  let homes = 0
  const faults: string[] = []

  beforeAll(async () => {
    browser = await launchBrowser()
    shop = await openShop()
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })
  beforeEach(() => {
    faults.length = 0
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    expect(faults).toEqual([])
  })

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: PHONE, ...options })
    const page = await context.newPage()
    page.on('pageerror', (error) => faults.push(error.message))
    return page
  }

  /** A household that looked for something by voice, and a phone that was connected by its code. */
  async function connected(options: BrowserContextOptions = {}, words = 'find a quiet kettle') {
    const household = `phone home ${++homes}`
    await say(shop, { utterance: `ask corner shop to ${words}`, locale: 'en-GB', household })
    const page = await open(options)
    await page.goto(`${shop.door}/p`)
    await page.getByLabel('Code').fill(await openCode(shop, household))
    await page.getByRole('button', { name: 'Connect' }).click()
    await page.locator('.item').first().waitFor()
    return { page, household }
  }

  const pick = (page: Page, name: string) => page.getByRole('button', { name: `Pick ${name}`, exact: true })
  const picked = (page: Page, name: string) =>
    page.getByRole('button', { name: `Picked ${name}`, exact: true })
  const bar = (page: Page) => page.locator('.bar')

  describe.each([true, false])('with script: %s', (javaScriptEnabled) => {
    test('connects, shows what was read aloud, picks, takes out, narrows and signs out', async () => {
      const { page } = await connected({ javaScriptEnabled })
      expect(await page.locator('h1').textContent()).toBe('Quiet kettles')
      expect(await page.locator('.item:has(.read) h2').allTextContents()).toEqual([
        'Hush kettle',
        'Fellside kettle',
        'Dawn kettle',
      ])
      await pick(page, 'Fellside kettle').click()
      await picked(page, 'Fellside kettle').waitFor()
      await bar(page).filter({ hasText: 'the one I picked' }).waitFor()
      await pick(page, 'Hush kettle').click()
      await bar(page).filter({ hasText: 'Two picked' }).waitFor()
      await picked(page, 'Hush kettle').click()
      await bar(page).filter({ hasText: 'One picked' }).waitFor()

      await page.getByText('Sort and filter').click()
      await page.getByLabel('to', { exact: true }).fill('45')
      await page.getByRole('button', { name: 'Show' }).click()
      await page.getByRole('button', { name: 'Drop: under £45' }).waitFor()
      expect(await page.locator('.read').count()).toBe(2)
      await page.getByRole('button', { name: 'Drop: under £45' }).click()
      await page.locator('.chips').waitFor({ state: 'detached' })
      await picked(page, 'Fellside kettle').waitFor()

      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByText('This phone is signed out.').waitFor()
      expect((await page.context().cookies()).filter(({ name }) => name === '__Host-shop')).toEqual([])
    })

    test('says what to do where filters leave nothing', async () => {
      const { page } = await connected({ javaScriptEnabled })
      await page.getByText('Sort and filter').click()
      await page.getByLabel('to', { exact: true }).fill('1')
      await page.getByRole('button', { name: 'Show' }).click()
      await page.getByRole('alert').filter({ hasText: 'Without the price' }).waitFor()
      expect(await page.locator('.item').count()).toBeGreaterThan(3)
    })

    test('opens a product, which is picked there too', async () => {
      const { page } = await connected({ javaScriptEnabled })
      await page.getByRole('link', { name: 'Dawn kettle' }).click()
      expect(await page.locator('h1').textContent()).toBe('Dawn kettle')
      await pick(page, 'Dawn kettle').click()
      await bar(page).filter({ hasText: 'One picked' }).waitFor()
    })
  })

  test('the cookie is kept on http://127.0.0.1, where no script reads it', async () => {
    const { page } = await connected()
    const cookies = await page.context().cookies()
    expect(cookies).toMatchObject([
      { name: '__Host-shop', httpOnly: true, secure: true, sameSite: 'Lax', path: '/' },
    ])
    expect(await page.evaluate('document.cookie')).toBe('')
    await page.reload()
    expect(await page.locator('.item').count()).toBeGreaterThan(3)
  })

  test('a code in the fragment is typed in, taken out of the address, and waits for a tap', async () => {
    const household = `phone home ${++homes}`
    await say(shop, { utterance: 'ask corner shop to find a toaster', household })
    const page = await open()
    const code = await openCode(shop, household)
    await page.goto(`${shop.door}/p#${code}`)
    await page.waitForFunction('document.querySelector("#code").value !== ""')
    expect(await page.getByLabel('Code').inputValue()).toBe(code)
    expect(page.url()).toBe(`${shop.door}/p`)
    await page.getByRole('button', { name: 'Connect' }).press('Enter')
    await page.locator('h1', { hasText: 'toaster' }).waitFor()
  })

  test('follows the voice, and keeps focus, scroll and what is being typed', async () => {
    const { page, household } = await connected({ viewport: SMALL })
    await page.getByText('Sort and filter').click()
    await page.getByLabel('from', { exact: true }).fill('12')
    await pick(page, 'Moss kettle').focus()
    const scrolled = await page.evaluate('scrollY')
    expect(scrolled).toBeGreaterThan(0)
    await alter(shop, household, (before) => ({
      ...before,
      searches: before.searches.map((search) => ({
        ...search,
        place: 3,
        picks: [{ id: 'hush-kettle', minor: 3900, currency: 'GBP' }],
      })),
    }))
    await bar(page).filter({ hasText: 'One picked' }).waitFor({ timeout: 4000 })
    expect(await page.locator('.item:has(.read)').count()).toBe(3)
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Pick Moss kettle')
    expect(await page.evaluate('scrollY')).toBe(scrolled)
    expect(await page.getByLabel('from', { exact: true }).inputValue()).toBe('12')
    expect(await page.locator('.refine').getAttribute('open')).not.toBeNull()
  })

  test('a new search by voice takes the place of the old one, which stays at hand', async () => {
    const { page, household } = await connected()
    await say(shop, { utterance: 'ask corner shop to find a toaster', locale: 'en-GB', household })
    await page.locator('h1', { hasText: 'oaster' }).waitFor({ timeout: 4000 })
    await page.getByRole('link', { name: /^Quiet kettles/ }).click()
    await page.locator('h1', { hasText: 'Quiet kettles' }).waitFor()
  })

  test('a pick shows at once and can be undone', async () => {
    const { page } = await connected()
    let answer = () => {}
    await page.route('**/p/pick', async (route) => {
      await new Promise<void>((resolve) => {
        answer = resolve
      })
      await route.continue()
    })
    await pick(page, 'Hush kettle').click()
    await picked(page, 'Hush kettle').waitFor()
    answer()
    await page.getByRole('status').filter({ hasText: 'Picked: Hush kettle' }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await bar(page).filter({ hasText: 'Nothing picked yet' }).waitFor()
    await pick(page, 'Hush kettle').waitFor()
  })

  test('a pick keeps the focus on its button, for a keyboard', async () => {
    const { page } = await connected()
    await pick(page, 'Dawn kettle').focus()
    await page.keyboard.press('Enter')
    await bar(page).filter({ hasText: 'One picked' }).waitFor()
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Picked Dawn kettle')
    expect(await page.evaluate('document.activeElement.getAttribute("aria-pressed")')).toBe('true')
  })

  test('says that it is offline, keeps no personal page, and comes back by itself', async () => {
    const { page } = await connected()
    await page.evaluate('navigator.serviceWorker.ready.then(() => 1)')
    await page.context().setOffline(true)
    await page.locator('#offline').waitFor()
    await pick(page, 'Hush kettle').click()
    await page.getByRole('status').filter({ hasText: 'That was not sent' }).waitFor()
    for (const viewport of [SMALL, PHONE, DESKTOP]) {
      await page.setViewportSize(viewport)
      const [offline, said] = await Promise.all([topAndBottom(page, '#offline'), topAndBottom(page, '#said')])
      expect(offline.bottom <= said.top || said.bottom <= offline.top).toBe(true)
      expect(Math.min(offline.top, said.top)).toBeGreaterThan(0)
      expect(Math.max(offline.bottom, said.bottom)).toBeLessThan(viewport.height)
    }
    await pick(page, 'Hush kettle').waitFor()
    await page.reload()
    expect(await page.locator('h1').textContent()).toBe('No connection')
    const kept = (await page.evaluate(
      'caches.keys().then(async (names) => (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat())',
    )) as string[]
    expect(kept.sort()).toEqual(['/p/icon.svg', '/p/offline', '/p/phone.css', '/p/phone.js'])
    await page.context().setOffline(false)
    await page.locator('.item').first().waitFor()
  })

  test('a phone that is removed elsewhere shows the code form by itself', async () => {
    const { page, household } = await connected()
    await alter(shop, household, (before) => ({ ...before, phones: [] }))
    await page.getByRole('alert').filter({ hasText: 'not connected any more' }).waitFor({ timeout: 4000 })
    expect(await page.locator('.item').count()).toBe(0)
    expect(await page.getByLabel('Code').isVisible()).toBe(true)
  })

  test('shows the four digits, and whose it is once that was said', async () => {
    const { page, household } = await connected()
    await page.getByRole('button', { name: 'Make it mine' }).click()
    expect(await page.locator('.digits').textContent()).toMatch(/^\d \d \d \d$/)
    await alter(shop, household, (before) => ({
      ...before,
      phones: before.phones.map(({ claim: _, ...phone }) => ({
        ...phone,
        owner: 'k1.anna' as never,
        level: 300,
      })),
    }))
    await page.getByText('It is yours alone').waitFor({ timeout: 4000 })
    expect(await page.locator('.digits').count()).toBe(0)
  })

  test('goes from the speaker to the phone and back, by voice and taps alone', async () => {
    const household = `phone home ${++homes}`
    const anna = { household, locale: 'en-GB', speaker: 'anna', level: 300 }
    await say(shop, { ...anna, utterance: 'ask corner shop to find a quiet kettle' })
    const { card } = await say(shop, { ...anna, utterance: 'connect my phone' })
    const [code = ''] = /[A-Z]{4}-[A-Z]{4}/.exec(card) ?? []
    const page = await open()
    await page.goto(`${shop.door}/p`)
    await page.getByLabel('Code').fill(code)
    await page.getByRole('button', { name: 'Connect' }).click()
    // What she looked for is hers: a household's phone does not see it.
    await page.getByText('Nothing looked for yet').waitFor()
    await page.getByRole('button', { name: 'Make it mine' }).click()
    const digits = (await page.locator('.digits').textContent()) ?? ''
    const claimed = `ask corner shop my phone shows ${digits}`
    await say(shop, { ...anna, session: 'claim', utterance: 'open corner shop' })
    await say(shop, { ...anna, session: 'claim', utterance: claimed.replace('ask corner shop ', '') })
    await page.locator('h1', { hasText: 'Quiet kettles' }).waitFor({ timeout: 5000 })
    await pick(page, 'Fellside kettle').click()
    await bar(page).filter({ hasText: 'One picked' }).waitFor()
    const { speech } = await say(shop, { ...anna, session: 'claim', utterance: 'what did i pick' })
    expect(speech).toContain('the Fellside kettle, 45 pounds')
  })

  test('can be installed', async () => {
    const { page } = await connected()
    await page.evaluate('navigator.serviceWorker.ready.then(() => 1)')
    const devtools = await page.context().newCDPSession(page)
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
    // A browser without a window runs as in private, which is no fault of the page.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
      [],
    )
    const { errors } = await devtools.send('Page.getAppManifest')
    expect(errors).toEqual([])
  })

  for (const colorScheme of ['light', 'dark'] as const)
    for (const viewport of [SMALL, DESKTOP])
      test(`axe finds nothing, and nothing overflows: ${colorScheme}, ${viewport.width}`, async () => {
        const options = { colorScheme, viewport, reducedMotion: 'reduce' } as const
        const { page, household } = await connected(options, 'find a kettle under sixty pounds')
        await say(shop, { utterance: 'ask corner shop to find a toaster', locale: 'en-GB', household })
        await page.locator('.others').waitFor({ timeout: 4000 })
        await page.locator('.pick').first().click()
        await page.locator('#said').waitFor()
        await page.getByRole('button', { name: 'Make it mine' }).click()
        await page.locator('.digits').waitFor()
        for (const summary of await page.locator('summary').all()) await summary.click()
        await clean(page)
        await page
          .getByRole('link', { name: /kettle/i })
          .last()
          .click()
        await clean(page)
        await page.locator('.item a').first().click()
        await clean(page)
        await page.goto(`${shop.door}/p/offline`)
        await clean(page)
        await page.goto(`${shop.door}/p/nowhere`)
        await clean(page)
        await page.goto(`${shop.door}/p`)
        await page.getByRole('button', { name: 'Sign out' }).click()
        await page.getByLabel('Code').fill('BCDF-GHJK')
        await page.getByRole('button', { name: 'Connect' }).click()
        await page.getByRole('alert').waitFor()
        await clean(page)
      })

  async function clean(page: Page): Promise<void> {
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  }
}

async function topAndBottom(page: Page, selector: string): Promise<{ top: number; bottom: number }> {
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`Nothing is to be seen of ${selector}.`)
  return { top: box.y, bottom: box.y + box.height }
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations: found } = (await page.evaluate('axe.run()')) as AxeResults
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}
