/** How an import shows how far it is. */
export interface Progress {
  /** Called for every row. @param done the part of the file that was read, from 0 to 1, if it is known */
  show(rows: number, done: number | undefined): void
  /** Takes away what is to be seen no longer. */
  clear(): void
}

/** What a progress writes to: standard error. */
export interface Screen {
  readonly isTTY?: boolean | undefined
  write(text: string): unknown
}

/** A terminal is told ten times a second; a log every ten seconds. Milliseconds. */
const OFTEN = 100
const SELDOM = 10_000
/** The clock is not asked for every row. */
const ROWS = 512
const WIDTH = 24

/**
 * Shows rows and their rate: one line that is written over on a terminal, elsewhere a line now and then.
 * @param now a clock in milliseconds
 */
export function progressOn(screen: Screen, now: () => number): Progress {
  const began = now()
  const gap = screen.isTTY ? OFTEN : SELDOM
  let last = began
  let isShown = false
  return {
    show(rows, done) {
      if (rows % ROWS !== 0) return
      const time = now()
      if (time - last < gap) return
      last = time
      const rate = Math.round((rows * 1000) / (time - began))
      const text = `${bar(done)}${rows.toLocaleString('en')} rows, ${rate.toLocaleString('en')} a second`
      isShown = true
      screen.write(screen.isTTY ? `\r\u001B[K${text}` : `${text}\n`)
    },
    clear() {
      if (isShown && screen.isTTY) screen.write('\r\u001B[K')
    },
  }
}

function bar(done: number | undefined): string {
  if (done === undefined) return ''
  const part = Math.min(1, Math.max(0, done))
  const full = Math.floor(part * WIDTH)
  return `[${'='.repeat(full)}${' '.repeat(WIDTH - full)}] ${Math.floor(part * 100)
    .toString()
    .padStart(3)} %  `
}
