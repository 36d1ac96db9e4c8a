import { StoreUnavailable } from './household-store.ts'

/**
 * One call of the store, which ends when the caller's time does: the SDK watches the signal while it
 * sends, but not everywhere else (it may be fetching credentials), so the call is raced against it.
 * @param doing what the call is for, in words without any id: the message ends up in a log
 * @throws {StoreUnavailable} for whatever the call rejects with, and as soon as the signal is aborted
 */
export async function askStore<Answer>(
  doing: string,
  signal: AbortSignal,
  call: () => Promise<Answer>,
): Promise<Answer> {
  const outOfTime = Promise.withResolvers<never>()
  const giveUp = (): void => outOfTime.reject(signal.reason)
  try {
    signal.throwIfAborted()
    signal.addEventListener('abort', giveUp, { once: true })
    return await Promise.race([call(), outOfTime.promise])
  } catch (cause) {
    throw new StoreUnavailable(`The store could not ${doing}.`, { cause })
  } finally {
    // A signal may outlive the call by a whole turn; what it would reject nobody waits for any more.
    signal.removeEventListener('abort', giveUp)
  }
}
