import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RequestEnvelope } from 'ask-sdk-model'
import axe, { type AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { buildCatalog } from '../../lambda/catalog/build.ts'
import { LOCALES } from '../../lambda/locale.ts'
import { LocalAlexa } from '../../local/alexa/alexa.ts'
import { verifyPerson } from '../../local/alexa/connections/verify-person.ts'
import { pathInProject } from '../../local/root.ts'
import { findBrowser, launchBrowser, NO_BROWSER } from '../../scripts/browser.ts'
import { type OpenShop, openShop } from '../../scripts/shop.ts'
import { newSkill, tinySkill } from '../support/connections.ts'

const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
} as const
const HOSTILE = '<img src=x onerror=document.title=1>'

jest.setTimeout(60_000)

test('the page weighs at most 33 KB', () => {
  const folder = pathInProject('local/web/page')
  const served = readdirSync(folder).filter((name) => !/\.d\.ts$|\.json$/.test(name))
  const bytes = served.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  expect(bytes).toBeLessThanOrEqual(33 * 1024)
})

if (findBrowser() === undefined)
  test('the page is not tested where there is no browser, but never so in CI', () => {
    process.stdout.write(`The page was not tested. ${NO_BROWSER}\n`)
    expect(process.env.CI ?? '').toBe('')
  })
else describe('the page', inBrowser)

function inBrowser(): void {
  let browser: Browser
  let shop: OpenShop
  let visits = 0
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

  async function visit(options: BrowserContextOptions = {}, door = shop.door): Promise<Page> {
    const context = await browser.newContext({ viewport: SIZES.desktop, ...options })
    const page = await context.newPage()
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(door)
    await page.locator('#chips button').first().waitFor()
    // A household of its own, so that nobody was there before.
    await page.locator('#household').fill(`home ${++visits}`)
    await page.locator('h1').click()
    return page
  }

  test('is talked to by keyboard alone', async () => {
    const page = await visit()
    await tabTo(page, 'input[name=speaker]:checked')
    await page.keyboard.press('ArrowRight')
    await tabTo(page, 'input[name=level]:checked')
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('#as').textContent()).toBe('Anna, level 400')

    await page.locator('h1').click()
    await tabTo(page, '#first')
    await page.keyboard.press('Enter')
    await replied(page, 1)
    expect(await said(page)).toEqual(['Welcome to Corner Shop, Anna. What are you looking for?'])
    // The button that was pressed is gone; the keyboard goes on at the next things to say.
    expect(await page.evaluate('document.activeElement.textContent')).toBe('find a quiet kettle')

    await tabTo(page, '#utterance')
    await page.keyboard.type('find a quiet kettle')
    await page.keyboard.press('Enter')
    await replied(page, 2)
    expect((await said(page))[1]).toMatch(/^Quiet kettles: /)
    expect(await page.locator('.card b').textContent()).toBe('Quiet kettles')
    expect(await page.locator('#utterance').inputValue()).toBe('')

    await tabTo(page, 'summary')
    await page.keyboard.press('Enter')
    expect(await page.locator('#intent').textContent()).toMatch(/^FindProductIntent, \d+ ms\.$/)
    expect(await page.getByLabel('SSML', { exact: true }).textContent()).toMatch(/^<speak>.*<\/speak>$/s)
  })

  test('speaks the name of Anna at 300, not at 200, and says why', async () => {
    const page = await visit()
    await choose(page, 'Anna')
    await say(page, 'open corner shop')
    await replied(page, 1)
    expect(await page.locator('#verdict').textContent()).toBe(
      'Level 300, a name needs 300, built-in policy: greeted by name.',
    )
    expect(await page.locator('.shopper p').textContent()).toBe('Anna, level 300')
    expect(await marks(page)).toEqual(['yes', 'yes', 'no'])

    await page.getByRole('button', { name: 'New talk' }).click()
    await choose(page, '200')
    await say(page, 'open corner shop')
    await replied(page, 1)
    expect(await said(page)).toEqual(['Welcome back. What are you looking for?'])
    expect(await page.locator('#verdict').textContent()).toBe(
      'Level 200, a name needs 300, built-in policy: greeted without a name.',
    )
    expect(await marks(page)).toEqual(['no', 'no', 'no'])
  })

  test('shows whether the microphone is open, and lets a silence end the talk', async () => {
    const page = await visit()
    const state = page.locator('#state')
    expect(await state.textContent()).toMatch(/^Idle/)
    await say(page, 'open corner shop')
    await replied(page, 1)
    expect(await state.textContent()).toMatch(/^Listening/)
    await page.getByRole('button', { name: 'say nothing' }).click()
    await replied(page, 2)
    await page.getByRole('button', { name: 'say nothing' }).click()
    await page.locator('.note').waitFor()
    expect(await state.textContent()).toMatch(/^The talk is over/)
    expect(await page.locator('#chips button').allTextContents()).toEqual([
      'open corner shop',
      'ask corner shop to find a kettle',
    ])
  })

  test.each(LOCALES)('every suggestion is understood in %s', async (locale) => {
    const page = await visit()
    const moments = (await page.evaluate(
      `import('/phrases.js').then(({ phrases }) => ['before', 'open', 'products'].map((moment) => phrases('${locale}', moment)))`,
    )) as string[][]
    const [before = [], ...inside] = moments
    for (const [index, phrase] of before.entries())
      expect(await intent({ utterance: phrase, locale })).toBe(['LaunchRequest', 'FindProductIntent'][index])
    for (const phrase of inside.flat()) {
      await intent({ utterance: before[1] ?? '', locale })
      expect([phrase, await intent({ utterance: phrase, locale })]).not.toEqual([
        phrase,
        expect.stringMatching(/Fallback|null/),
      ])
    }
  })

  async function intent(turn: { utterance: string; locale: string }): Promise<string> {
    const response = await fetch(`${shop.door}/local/turn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(turn),
    })
    return String(((await response.json()) as { intent: unknown }).intent)
  }

  test('what is hostile stays text', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'corner-shop-'))
    const path = join(folder, 'hostile.sqlite')
    const price = { minor: 100, currency: 'GBP' }
    const product = {
      id: 'x',
      title: 'Kettle',
      spokenName: HOSTILE,
      description: HOSTILE,
      price,
      inStock: true,
    }
    buildCatalog(path, { en: [{ ...product, kind: 'kettle' }] }).close()
    const other = await openShop({ CATALOG: path })
    try {
      const page = await visit({}, other.door)
      await page.locator('#household').fill(HOSTILE)
      await say(page, 'ask corner shop to find a kettle')
      await replied(page, 1)
      await say(page, HOSTILE)
      await replied(page, 2)
      expect((await said(page))[0]).toContain(HOSTILE)
      expect(await page.locator('.card').textContent()).toContain(HOSTILE)
      expect(await page.locator('q').last().textContent()).toBe(HOSTILE)

      await page.route('**/local/turn', (route) => route.fulfill({ status: 400, json: { error: HOSTILE } }))
      await say(page, 'help')
      await page.locator('#problem', { hasText: HOSTILE }).waitFor()
      expect(await page.locator('img, script:not([src]), [onerror]').count()).toBe(0)
      expect(await page.title()).toBe('Corner Shop: talk to the skill')
    } finally {
      await other.close()
      rmSync(folder, { recursive: true })
    }
  })

  describe('says in words what went wrong, and loses nothing', () => {
    test.each([
      [
        'the stack is gone',
        (page: Page) => page.route('**/local/turn', (route) => route.abort()),
        /npm start/,
      ],
      ['a 400', (page: Page) => page.locator('#household').fill('x'.repeat(101)), /1 to 100 characters/],
      [
        'another answer',
        (page: Page) => page.route('**/local/turn', (route) => route.fulfill({ status: 500, json: {} })),
        /It answered 500/,
      ],
      ['no whole number', (page: Page) => otherLevel(page, '2.5'), /must be a whole number/],
    ])('%s', async (_, spoil, words) => {
      const page = await visit()
      await spoil(page)
      await say(page, 'open corner shop')
      const problem = page.getByRole('alert').filter({ hasText: words })
      await problem.waitFor()
      expect(await page.locator('#utterance').inputValue()).toBe('open corner shop')

      await page.unroute('**/local/turn')
      await page.locator('#household').fill('demo')
      await choose(page, 'Nobody Alexa knows')
      await page.locator('#utterance').press('Enter')
      await replied(page, 1)
      expect(await problem.isVisible()).toBe(false)
    })

    test('a talk that does not begin with the shop', async () => {
      const page = await visit()
      await say(page, 'find a quiet kettle')
      expect(await page.locator('.note').textContent()).toMatch(/^No skill was invoked/)
      expect(await page.locator('#utterance').inputValue()).toBe('find a quiet kettle')
      expect(await page.locator('#state').textContent()).toMatch(/^Idle/)
    })
  })

  test('a reload keeps the speaker and the language, never the talk', async () => {
    const page = await visit()
    await choose(page, 'Mary Jo')
    await page.locator('#locale').selectOption('fr-FR')
    await say(page, 'ouvre corner shop')
    await replied(page, 1)
    expect(await page.locator('.words').getAttribute('lang')).toBe('fr-FR')
    await page.reload()
    expect(await page.locator('#as').textContent()).toBe('Mary Jo, level 300')
    expect(await page.locator('#first').textContent()).toBe('ouvre corner shop')
    expect(await page.locator('.line').count()).toBe(0)
    const kept = await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')
    expect(JSON.parse(String(kept))).toEqual({ speaker: 'mary-jo', locale: 'fr-FR' })
  })

  test('moves the clock of the household', async () => {
    const page = await visit({ timezoneId: 'UTC' })
    await page.locator('#when').fill('2027-03-01T09:30')
    await page.getByRole('button', { name: 'Set' }).click()
    await page.locator('#time').filter({ hasText: 'Mar 1, 2027' }).waitFor()
    await say(page, 'open corner shop')
    await replied(page, 1)
    await page.locator('summary').click()
    expect(await page.getByLabel('Request', { exact: true }).textContent()).toContain('"2027-03-01T09:30')
    await page.getByRole('button', { name: 'Real time' }).click()
    await page.locator('#time').filter({ hasNotText: '2027' }).waitFor()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    for (const [size, viewport] of Object.entries(SIZES))
      test(`axe finds nothing: ${colorScheme}, ${size}`, async () => {
        const page = await visit({ viewport, colorScheme, reducedMotion: 'reduce' })
        expect(await violations(page)).toEqual([])
        await choose(page, 'Anna')
        await say(page, 'open corner shop')
        await replied(page, 1)
        await say(page, 'find a quiet kettle')
        await replied(page, 2)
        await page.locator('summary').click()
        await page.route('**/local/turn', (route) => route.abort())
        await say(page, 'stop')
        await page.locator('#problem').waitFor()
        expect(await violations(page)).toEqual([])
      })

  describe('while Alexa asks for something herself', () => {
    let till: OpenShop
    const asked: RequestEnvelope[] = []
    beforeAll(async () => {
      const skill = newSkill()
      const tiny = tinySkill((envelope) => void asked.push(envelope))
      till = await openShop({}, { alexa: new LocalAlexa(skill.id, skill.compiled, tiny.invoke) })
    })
    afterAll(() => till?.close())

    const cause = () => (asked.at(-1)?.request as { cause?: unknown } | undefined)?.cause
    async function atThePin(options: BrowserContextOptions = {}): Promise<Page> {
      const page = await visit(options, till.door)
      await choose(page, 'Anna')
      await say(page, 'open tiny till')
      await replied(page, 1)
      expect(await page.locator('#asking').isVisible()).toBe(false)
      await say(page, 'reserve it')
      await replied(page, 2)
      return page
    }

    test('a panel says so, and takes digits', async () => {
      const page = await atThePin()
      expect(await page.locator('#asking legend').textContent()).toBe('Alexa is asking for the PIN')
      expect(await page.locator('#state').textContent()).toMatch(/^Listening/)
      expect(await page.locator('#chips button').allTextContents()).toEqual([
        '1234',
        '4321',
        'cancel',
        'say nothing',
      ])
      await say(page, '4321')
      await replied(page, 3)
      expect(await page.locator('.shop p').first().textContent()).toBe('The shop')
      expect(await page.locator('.shop > p').last().textContent()).toBe('Alexa')
      expect(await page.locator('#asking').isVisible()).toBe(true)
      await page.getByRole('button', { name: '1234' }).click()
      await replied(page, 4)
      expect(cause()).toMatchObject({ result: { status: 'ACHIEVED' } })
      expect(await page.locator('#asking').isVisible()).toBe(false)
    })

    test('each outcome is a button, by keyboard too', async () => {
      const page = await atThePin()
      expect(await page.locator('#outcomes button').allTextContents()).toEqual(
        Object.keys(verifyPerson.outcomes),
      )
      await page.locator('h1').click()
      await tabTo(page, '#outcomes button:nth-child(4)')
      await page.keyboard.press('Enter')
      await replied(page, 3)
      expect(cause()).toMatchObject({ result: { reason: 'METHOD_LOCKOUT' } })
      expect(await page.locator('.shopper i').textContent()).toBe('METHOD_LOCKOUT')
      // The button that was pressed is gone; the keyboard goes on at the next things to say.
      expect(await page.evaluate('document.activeElement.closest("#chips") !== null')).toBe(true)
    })

    test('a new talk, or another household, has no panel', async () => {
      const page = await atThePin()
      await page.locator('#household').fill('elsewhere')
      await page.locator('h1').click()
      expect(await page.locator('#asking').isVisible()).toBe(false)
      await page.getByRole('button', { name: 'New talk' }).click()
      expect(await page.locator('#asking').isVisible()).toBe(false)
    })

    for (const colorScheme of ['light', 'dark'] as const)
      for (const viewport of [...Object.values(SIZES), { width: 320, height: 640 }])
        test(`axe finds nothing, and nothing overflows: ${colorScheme}, ${viewport.width}`, async () => {
          const page = await atThePin({ viewport, colorScheme, reducedMotion: 'reduce' })
          expect(await violations(page)).toEqual([])
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width)
        })
  })

  test('nothing overflows at 320 pixels', async () => {
    const page = await visit({ viewport: { width: 320, height: 640 } })
    const tooWide = () =>
      page.evaluate(
        'document.documentElement.scrollWidth + document.querySelector("#log").scrollWidth - 320 - document.querySelector("#log").clientWidth',
      )
    expect(await tooWide()).toBe(0)
    await choose(page, 'Mary Jo')
    await say(page, 'ask corner shop to find a quiet kettle')
    await replied(page, 1)
    await say(page, 'x'.repeat(200))
    await page.locator('.line').nth(2).waitFor()
    await page.locator('summary').click()
    expect(await tooWide()).toBe(0)
  })
}

async function choose(page: Page, label: string): Promise<void> {
  await page.locator('.segments').getByText(label, { exact: true }).click()
}

async function otherLevel(page: Page, level: string): Promise<void> {
  await choose(page, 'Anna')
  await page.locator('#other').fill(level)
}

async function say(page: Page, words: string): Promise<void> {
  await page.locator('#utterance').fill(words)
  await page.locator('#utterance').press('Enter')
}

/** Waits for the shop's so-many-th line. */
const replied = (page: Page, count: number): Promise<void> =>
  page
    .locator('.shop')
    .nth(count - 1)
    .waitFor()

const said = (page: Page): Promise<string[]> => page.locator('.words').allTextContents()
const marks = (page: Page): Promise<string[]> => page.locator('.mark').allTextContents()

/** Presses Tab until the focus is there, as somebody without a mouse would. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return
  }
  throw new Error(`Tab does not reach ${selector}.`)
}

async function violations(page: Page): Promise<string[]> {
  // As a program of the debugger's, which the page's policy on scripts has no say in.
  await page.evaluate(axe.source)
  const { violations: found } = await page.evaluate<AxeResults>('axe.run()')
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}
