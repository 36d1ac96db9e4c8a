import { setTimeout } from 'node:timers/promises'

/** The longest pause after the first loss, and after any, in milliseconds. */
const FIRST_MS = 8
const LONGEST_MS = 80

/**
 * Waits a random time that grows with the losses ("full jitter", which spreads writers best:
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
export async function pause(lost: number): Promise<void> {
  await setTimeout(Math.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** lost))
}
