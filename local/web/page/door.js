// @ts-check

const PATIENCE_MS = 15_000
const GONE = 'The shop does not answer. Look whether npm start still runs in its terminal, then try again.'

/**
 * Sends JSON to a door of the stack.
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<unknown>}
 * @throws {Error} whose message tells people what to do
 */
export async function post(path, body) {
  let response
  let answer
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    answer = await response.json()
  } catch {
    throw new Error(GONE)
  }
  if (response.ok) return answer
  const reason = typeof answer?.error === 'string' ? answer.error : `It answered ${response.status}.`
  throw new Error(response.status === 400 ? `The shop cannot take this: ${reason}` : reason)
}
