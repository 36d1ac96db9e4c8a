import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Nothing that asks the network: a browser on its own updates, syncs and looks for components. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** What to tell people where there is no browser. */
export const NO_BROWSER = 'There is no Chromium or Chrome here; install one, or set CHROME_PATH to it.'

/** The path of a Chromium or Chrome: CHROME_PATH, else where systems usually have it. */
export function findBrowser(): string | undefined {
  const wanted = process.env.CHROME_PATH
  return (wanted ? [wanted] : PLACES).find((path) => existsSync(path))
}

/**
 * Starts a browser without a window.
 * @throws {Error} with a sentence for people where there is none
 */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error(NO_BROWSER)
  return chromium.launch({ executablePath, args: FLAGS })
}
