import axe, { type AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { personIdOf, userIdOf } from '../../local/alexa/people.ts'
import { findBrowser, launchBrowser } from '../../scripts/browser.ts'
import { alter, openCode, say } from '../../scripts/phone.ts'
import { type OpenShop, openShop } from '../../scripts/shop.ts'

const SMALL = { width: 320, height: 640 }
const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 800 }

jest.setTimeout(60_000)

if (findBrowser() === undefined)
  test('reserving in a browser is not tested where there is none, but never so in CI', () => {
    expect(process.env.CI ?? '').toBe('')
  })
else describe('reserving in a browser', inBrowser)

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
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    expect(faults.splice(0)).toEqual([])
  })

  /** Anna's own phone, in a household that looked for kettles. */
  async function connected(options: BrowserContextOptions = {}) {
    const household = `order home ${++homes}`
    const voice = { household, locale: 'en-GB' }
    await say(shop, { ...voice, utterance: 'ask corner shop to find a quiet kettle' })
    const context = await browser.newContext({ viewport: PHONE, timezoneId: 'Europe/Paris', ...options })
    const page = await context.newPage()
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(`${shop.door}/p`)
    await page.getByLabel('Code').fill(await openCode(shop, household))
    await page.getByRole('button', { name: 'Connect' }).click()
    await page.locator('.item').first().waitFor()
    const { ids } = shop.stack.phone ?? {}
    const anna = ids?.person(ids.household(userIdOf(household)), personIdOf(household, 'anna'))
    await alter(shop, household, (before) => ({
      ...before,
      phones: before.phones.map((phone) => ({ ...phone, owner: anna ?? phone.owner, level: 300 })),
    }))
    await page.reload()
    return { page, household }
  }

  const reserved = (page: Page) => page.locator('.orders li')

  describe.each([true, false])('with script: %s', (javaScriptEnabled) => {
    test('goes from a product to the confirm page, reserves, and takes it back', async () => {
      const { page } = await connected({ javaScriptEnabled })
      await page.getByRole('link', { name: 'Dawn kettle' }).click()
      await page.getByRole('link', { name: 'Reserve Dawn kettle' }).click()
      expect(await page.locator('h1').textContent()).toBe('Reserve: Dawn kettle')
      expect(await page.locator('.item, .orders').count()).toBe(0)
      await page.getByRole('button', { name: 'Reserve it' }).click()
      await reserved(page).filter({ hasText: 'Dawn kettle' }).waitFor()
      const pay = page.getByRole('link', { name: 'Pay at the shop Dawn kettle' })
      expect(await pay.getAttribute('href')).toMatch(/checkout\?product=dawn-kettle&order=k1\./)
      await page.getByRole('button', { name: 'Take it back Dawn kettle' }).click()
      await page.getByRole('alert').filter({ hasText: 'Taken back.' }).waitFor()
      expect(await reserved(page).count()).toBe(0)
    })

    test('says how long it is kept: the day and hour here, or without script how long', async () => {
      const { page, household } = await connected({ javaScriptEnabled })
      await page.goto(`${shop.door}/p/order?id=hush-kettle`)
      await page.getByRole('button', { name: 'Reserve it' }).click()
      await reserved(page).waitFor()
      await alter(shop, household, (before) => ({
        ...before,
        orders: before.orders.map((order) => ({
          ...order,
          until: Date.parse('2099-01-06T23:30:00Z') / 1000,
        })),
      }))
      await page.goto(`${shop.door}/p`)
      const says = (await page.locator('.orders time').textContent()) ?? ''
      if (javaScriptEnabled) expect(says).toMatch(/^until Wednesday,? 7 January at 00:30$/)
      else expect(says).toMatch(/^for \d+ more days$/)
    })
  })

  test('says when the price is another than the page showed, and reserves at the new one', async () => {
    const { page } = await connected()
    await page.goto(`${shop.door}/p/order?id=hush-kettle`)
    await page.evaluate('document.querySelector("[name=price]").value = "4100 GBP"')
    await page.getByRole('button', { name: 'Reserve it' }).click()
    await page.getByRole('alert').filter({ hasText: 'it was £41.00, and it is £39.00 now' }).waitFor()
    await page.getByRole('button', { name: 'Reserve it' }).click()
    await reserved(page).filter({ hasText: '£39.00' }).waitFor()
  })

  test('reserves from a pick with the keyboard alone', async () => {
    const { page } = await connected()
    await page.getByRole('button', { name: 'Pick Fellside kettle' }).click()
    await page.locator('.bar summary').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Reserve Fellside kettle')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Reserve it' }).focus()
    await page.keyboard.press('Enter')
    await reserved(page).filter({ hasText: 'Fellside kettle' }).waitFor()
    await page.getByRole('button', { name: 'Take it back Fellside kettle' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await page.evaluate('document.activeElement.id')).toBe('app')
  })

  test('what the voice reserves shows up on her phone by itself', async () => {
    const { page, household } = await connected()
    const anna = { household, locale: 'en-GB', speaker: 'anna', level: 400, session: 'order' }
    await page.goto(`${shop.door}/p`)
    await say(shop, { ...anna, utterance: 'ask corner shop to find a quiet kettle' })
    await say(shop, { ...anna, utterance: 'reserve the second one' })
    const { speech } = await say(shop, { ...anna, utterance: 'yes' })
    expect(speech).toContain('Reserved')
    await reserved(page).filter({ hasText: 'Fellside kettle' }).waitFor({ timeout: 5000 })
    expect(await page.locator('.orders time').textContent()).toMatch(/^until /)
  })

  for (const [colorScheme, viewport] of [
    ['light', SMALL],
    ['dark', DESKTOP],
  ] as const)
    test(`axe finds nothing, and nothing overflows: ${colorScheme}, ${viewport.width}`, async () => {
      const options = { colorScheme, viewport, reducedMotion: 'reduce' } as const
      const { page, household } = await connected(options)
      await page.getByRole('button', { name: 'Pick Fellside kettle' }).click()
      await page.locator('.bar summary').click()
      await clean(page)
      for (const id of ['hush-kettle', 'fellside-kettle']) {
        await page.goto(`${shop.door}/p/product/${id}`)
        await clean(page)
        await page.goto(`${shop.door}/p/order?id=${id}`)
        await clean(page)
        await page.getByRole('button', { name: 'Reserve it' }).click()
        await reserved(page).first().waitFor()
      }
      await alter(shop, household, (before) => ({
        ...before,
        orders: before.orders.map((order) =>
          order.id === 'hush-kettle' ? { ...order, at: order.at - 3600 } : order,
        ),
      }))
      await page.getByText('To change it, ask the shop').waitFor({ timeout: 5000 })
      await page.locator('.bar summary').click()
      await clean(page)
      await page.getByRole('button', { name: /^Take it back/ }).click()
      await page.getByRole('alert').waitFor()
      await clean(page)
      await alter(shop, household, (before) => ({
        ...before,
        phones: before.phones.map(({ owner: _, ...phone }) => ({ ...phone, owner: 'household' as const })),
      }))
      await page.goto(`${shop.door}/p/order?id=dawn-kettle`)
      await page.getByText('This phone reserves nothing').waitFor()
      await clean(page)
      await page.goto(`${shop.door}/p/product/dawn-kettle`)
      await page.getByRole('link', { name: 'Buy in the shop Dawn kettle' }).waitFor()
      await clean(page)
    })

  async function clean(page: Page): Promise<void> {
    await page.evaluate(axe.source)
    const { violations } = (await page.evaluate('axe.run()')) as AxeResults
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    )
    expect(found).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  }
}
