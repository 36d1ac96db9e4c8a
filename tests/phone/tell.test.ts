import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { findBrowser, launchBrowser, NO_BROWSER } from '../../scripts/browser.ts'
import { openCode, say } from '../../scripts/phone.ts'
import { type OpenShop, openShop } from '../../scripts/shop.ts'
import { aSubscriber } from '../support/push.ts'

jest.setTimeout(60_000)

if (findBrowser() === undefined)
  test('being told is not tested where there is no browser, but never so in CI', () => {
    process.stdout.write(`Being told was not tested. ${NO_BROWSER}\n`)
    expect(process.env.CI ?? '').toBe('')
  })
else describe('being told that a search is ready', inBrowser)

const TELL = 'Tell me when a search is ready'
const UNTELL = 'Do not tell me any more'

/** What a browser answers, in place of a push service that a browser without a window does not have. */
interface Stub {
  /** What it thinks of messages from here, and what its owner says when asked. */
  readonly permission: 'default' | 'granted' | 'denied'
  readonly says?: 'granted' | 'denied' | 'default'
  readonly can?: boolean
  readonly subscription: object
}

/** Runs in the page before anything else there. */
function stubbed({ permission, says = 'granted', can = true, subscription }: Stub): string {
  return `
    let permission = ${JSON.stringify(permission)}
    let subscribed
    window.asked = 0
    Object.defineProperty(Notification, 'permission', { get: () => permission })
    Notification.requestPermission = async () => {
      window.asked += 1
      return (permission = ${JSON.stringify(says)})
    }
    if (${can}) {
      PushManager.prototype.getSubscription = async () => subscribed
      PushManager.prototype.subscribe = async (options) => {
        window.options = options
        return (subscribed = {
          toJSON: () => (${JSON.stringify(subscription)}),
          unsubscribe: async () => { subscribed = null; return true },
        })
      }
    } else delete window.PushManager`
}

function inBrowser(): void {
  let browser: Browser
  let shop: OpenShop
  let homes = 0

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
  })

  async function connected(
    stub: Partial<Stub> | undefined,
    prepare: (context: BrowserContext) => Promise<unknown> = async () => {},
  ): Promise<Page> {
    const household = `told home ${++homes}`
    await say(shop, { utterance: 'ask corner shop to find a quiet kettle', locale: 'en-GB', household })
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    await prepare(context)
    const { json } = aSubscriber('https://fcm.googleapis.com/fcm/send/one')
    if (stub) await context.addInitScript(stubbed({ permission: 'default', subscription: json, ...stub }))
    const page = await context.newPage()
    await page.goto(`${shop.door}/p`)
    await page.getByLabel('Code').fill(await openCode(shop, household))
    await page.getByRole('button', { name: 'Connect' }).click()
    await page.locator('.item').first().waitFor()
    await page.evaluate('navigator.serviceWorker.ready.then(() => 1)')
    return page
  }
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const isOn = async (page: Page) =>
    ((await page.evaluate("fetch('/p/state').then((state) => state.json())")) as { push: { isOn: boolean } })
      .push.isOn

  test('is asked for by a tap alone, holds, and is taken back by another', async () => {
    const page = await connected({})
    await button(page, TELL).waitFor()
    expect(await page.evaluate('asked')).toBe(0)
    await button(page, TELL).click()
    await button(page, UNTELL).waitFor()
    expect(await page.evaluate('asked')).toBe(1)
    expect(await page.evaluate('[options.userVisibleOnly, options.applicationServerKey]')).toEqual([
      true,
      shop.stack.phone?.push?.publicKey,
    ])
    expect(await isOn(page)).toBe(true)
    await button(page, UNTELL).click()
    await button(page, TELL).waitFor()
    expect(await isOn(page)).toBe(false)
  })

  test('is not so where the owner of the browser says no: then it says what to do', async () => {
    const page = await connected({ says: 'denied' })
    await button(page, TELL).click()
    await page.getByText('This browser blocks messages from the shop.').waitFor()
    expect(await button(page, TELL).isVisible()).toBe(false)
    expect(await isOn(page)).toBe(false)
  })

  test('is not so where the question is left open: it can be tapped again', async () => {
    const page = await connected({ says: 'default' })
    await button(page, TELL).click()
    await page.getByText('That did not work, so nothing was changed.').waitFor()
    expect(await button(page, TELL).isVisible()).toBe(true)
  })

  test('is not so where the shop refuses the browser’s push service', async () => {
    const { json } = aSubscriber('https://push.elsewhere.example/one')
    const page = await connected({ subscription: json })
    await button(page, TELL).click()
    await page.getByText('That did not work, so nothing was changed.').waitFor()
    expect(await isOn(page)).toBe(false)
  })

  test('is not offered where it is blocked, or where the browser cannot', async () => {
    const blocked = await connected({ permission: 'denied' })
    await blocked.getByText('This browser blocks messages from the shop.').waitFor()
    expect(await button(blocked, TELL).isVisible()).toBe(false)
    const unable = await connected({ can: false })
    expect(await button(unable, TELL).isVisible()).toBe(false)
    expect(await unable.getByText('This browser blocks').isVisible()).toBe(false)
  })

  test('on an iPhone’s page that is not on the home screen, is explained', async () => {
    const page = await connected({ can: false }, (context) =>
      context.addInitScript('Object.defineProperty(Navigator.prototype, "standalone", { get: () => false })'),
    )
    await page.getByText('Add to Home Screen').waitFor()
    expect(await button(page, TELL).isVisible()).toBe(false)
  })

  test('is mended where the browser forgot that it is told', async () => {
    const page = await connected({})
    await button(page, TELL).click()
    await button(page, UNTELL).waitFor()
    // Another load of the page has a browser that knows of no subscription.
    await page.reload()
    await button(page, TELL).waitFor({ timeout: 5000 })
    expect(await isOn(page)).toBe(false)
  })

  test('needs a script, so without one nothing of it shows', async () => {
    const page = await connected({})
    const context = await browser.newContext({ javaScriptEnabled: false })
    await context.addCookies(await page.context().cookies())
    const bare = await context.newPage()
    await bare.goto(`${shop.door}/p`)
    await bare.locator('.item').first().waitFor()
    expect(await bare.getByText('when a search is ready').first().isVisible()).toBe(false)
  })

  test('keeps the page below 30 KB: HTML, style and script, gzipped', async () => {
    const page = await connected({})
    const texts = (await page.evaluate(
      "Promise.all(['/p', '/p/phone.css', '/p/phone.js'].map(async (path) => (await fetch(path)).text()))",
    )) as string[]
    const weight = texts.reduce((sum, text) => sum + gzipSync(text).byteLength, 0)
    expect(weight).toBeLessThan(30_000)
  })

  describe('by a push', () => {
    /**
     * Hands a push to the page's worker, as the browser does when one arrives, until a notification shows that is so:
     * a worker that is only just starting may miss one, and the same again takes the place of the first.
     */
    async function pushed(page: Page, data: string, isSo = 'true'): Promise<void> {
      const devtools = await page.context().newCDPSession(page)
      const registered = new Promise<string>((resolve) => {
        devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
          const ours = registrations.find((one) => !one.isDeleted && one.scopeURL.startsWith(shop.door))
          if (ours) resolve(ours.registrationId)
        })
      })
      await devtools.send('ServiceWorker.enable')
      const registrationId = await registered
      do
        await devtools.send('ServiceWorker.deliverPushMessage', {
          origin: `${shop.door}/`,
          registrationId,
          data,
        })
      while (!(await page.evaluate(looking(isSo))))
    }
    /** Looks in the page whether such a notification shows, for some hundred milliseconds. */
    const looking = (isSo: string) => `(async () => {
      const worker = await navigator.serviceWorker.ready
      for (let look = 0; look < 25; look++) {
        if ((await worker.getNotifications()).some(({ tag, lang }) => ${isSo})) return true
        await new Promise((later) => setTimeout(later, 20))
      }
      return false
    })()`
    const shown = async (page: Page) =>
      (await page.evaluate(
        'navigator.serviceWorker.ready.then(async (one) => (await one.getNotifications()).map(({ title, body, tag, lang }) => ({ title, body, tag, lang })))',
      )) as { title: string; body: string; tag: string; lang: string }[]
    const granted = (context: BrowserContext) =>
      context.grantPermissions(['notifications'], { origin: shop.door })

    test('shows it once for the same sending, and the newer in place of the older', async () => {
      const page = await connected(undefined, granted)
      // Each is looked for before the next comes: a worker may take two that come together in any order.
      for (const [tag, lang] of [
        ['one', 'en-GB'],
        ['one', 'fr-FR'],
        ['two', 'en-GB'],
      ] as const) {
        const notice = JSON.stringify({ title: 'Corner Shop', body: 'Your search is ready', lang, tag })
        await pushed(page, notice, `tag === '${tag}' && lang === '${lang}'`)
        expect(await shown(page)).toEqual([{ title: 'Corner Shop', body: 'Your search is ready', tag, lang }])
      }
    })

    test('that nobody can read, shows the shop’s name: browsers want to see something', async () => {
      const page = await connected(undefined, granted)
      await pushed(page, 'no JSON')
      expect(await shown(page)).toMatchObject([{ title: 'Corner Shop', body: '' }])
    })
  })
}
