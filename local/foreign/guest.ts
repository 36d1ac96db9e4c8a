import { AsyncLocalStorage } from 'node:async_hooks'

const guests = new AsyncLocalStorage<true>()

/** Runs code that is not ours, and all that it starts, so that what it prints can be told from what we do. */
export const asGuest = <T>(work: () => T): T => guests.run(true, work)

/**
 * Sends what guests write to one stream to another: loggers such as Powertools' bring a console of their own.
 * Nothing can be done about those that write to the file descriptor itself.
 */
export function divertGuests(from: NodeJS.WriteStream, to: NodeJS.WriteStream): void {
  const write = from.write.bind(from)
  const divert = (...args: Parameters<typeof write>): boolean =>
    guests.getStore() ? to.write(...args) : write(...args)
  from.write = divert as typeof from.write
}
