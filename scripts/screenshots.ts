import { mkdir } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { pathInProject } from '../local/root.ts'
import { findBrowser, launchBrowser, NO_BROWSER } from './browser.ts'
import { putCounted } from './counted.ts'
import { openCode, say } from './phone.ts'
import { openShop } from './shop.ts'

/** One evening's minute, by three voices: one known for sure, one unknown, one that is not sure enough. */
const TALK = [
  { speaker: 'Anna', level: '300', words: 'open corner shop' },
  { speaker: 'Nobody Alexa knows', words: 'find a quiet kettle' },
  { speaker: 'Ben', level: '200', words: 'tell me about the second one' },
] as const

const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
} as const

/** Plays the talk on a page, as a person would. */
async function play(page: Page): Promise<void> {
  for (const turn of TALK) {
    await page.getByText(turn.speaker, { exact: true }).first().click()
    if ('level' in turn) await page.getByText(turn.level, { exact: true }).first().click()
    const replies = page.locator('.shop')
    const before = await replies.count()
    await page.locator('#utterance').fill(turn.words)
    await page.keyboard.press('Enter')
    await replies.nth(before).waitFor()
  }
  // No caret, no hover: the page as it lies there.
  await page.locator('#utterance').blur()
  await page.mouse.move(0, 0)
  await page.evaluate('scrollTo(0, 0)')
}

/** One picture; each has a shop of its own, so that every talk is that household's first. */
async function photograph(browser: Browser, colorScheme: 'light' | 'dark', size: keyof typeof SIZES) {
  const shop = await openShop()
  const context = await browser.newContext({ ...SIZES[size], colorScheme, reducedMotion: 'reduce' })
  try {
    const page = await context.newPage()
    await page.goto(shop.door)
    await play(page)
    await page.screenshot({ path: pathInProject(`docs/images/page-${colorScheme}-${size}.png`) })
  } finally {
    await context.close()
    await shop.close()
  }
}

/** What the phone shows of that evening: a search that was narrowed by voice, with one thing picked. */
async function photographPhone(browser: Browser, colorScheme: 'light' | 'dark', size: keyof typeof SIZES) {
  const shop = await openShop()
  const context = await browser.newContext({ ...SIZES[size], colorScheme, reducedMotion: 'reduce' })
  const at = { household: 'demo', locale: 'en-GB' }
  try {
    await say(shop, { ...at, utterance: 'ask corner shop to find a desk lamp' })
    await say(shop, { ...at, utterance: 'stop' })
    await say(shop, { ...at, utterance: 'ask corner shop to find a quiet kettle under sixty pounds' })
    const page = await context.newPage()
    await page.goto(`${shop.door}/p#${await openCode(shop, 'demo')}`)
    await page.getByRole('button', { name: 'Connect' }).click()
    await page.getByRole('button', { name: 'Pick Fellside kettle' }).click()
    await page.getByRole('button', { name: 'Picked Fellside kettle' }).waitFor()
    await page.reload({ waitUntil: 'networkidle' })
    await page.screenshot({ path: pathInProject(`docs/images/phone-${colorScheme}-${size}.png`) })
  } finally {
    await context.close()
    await shop.close()
  }
}

/** The console a month after opening: what is in force, and another threshold tried. */
async function photographConsole(browser: Browser, colorScheme: 'light' | 'dark', size: keyof typeof SIZES) {
  const shop = await openShop()
  const context = await browser.newContext({ ...SIZES[size], colorScheme, reducedMotion: 'reduce' })
  try {
    if (!shop.stack.admins) throw new Error('This shop has no console.')
    await putCounted(shop.stack.admins.evidence)
    const page = await context.newPage()
    await page.goto(`${shop.door}/admin`)
    await page.getByRole('radio', { name: '400' }).check()
    await page.getByText('At 400 the wrong-name rate is').waitFor()
    await page.evaluate('document.activeElement.blur(); scrollTo(0, 0)')
    if (size === 'phone') await page.evaluate('document.getElementById("said").scrollIntoView()')
    await page.screenshot({
      path: pathInProject(`docs/images/console-${colorScheme}-${size}.png`),
      fullPage: size === 'desktop',
    })
  } finally {
    await context.close()
    await shop.close()
  }
}

if (findBrowser() === undefined) {
  process.stderr.write(`${NO_BROWSER}\n`)
  process.exitCode = 1
} else {
  await mkdir(pathInProject('docs/images'), { recursive: true })
  const browser = await launchBrowser()
  try {
    for (const scheme of ['light', 'dark'] as const)
      for (const size of ['phone', 'desktop'] as const) {
        await photograph(browser, scheme, size)
        await photographPhone(browser, scheme, size)
        await photographConsole(browser, scheme, size)
      }
  } finally {
    await browser.close()
  }
}
