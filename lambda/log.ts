/**
 * An error as it may be written down: name and code, never its message, which may hold what was said,
 * and never an id.
 */
export function briefly(error: unknown): string {
  const { name, code, cause } = (error ?? {}) as { name?: unknown; code?: unknown; cause?: unknown }
  const own = [name, code].filter((part) => typeof part === 'string').join(' ') || typeof error
  return cause === undefined ? own : `${own} < ${briefly(cause)}`
}

/** One line of JSON for CloudWatch, as Lambda's own log lines are. */
export function report(error: unknown): void {
  process.stderr.write(`${JSON.stringify({ level: 'ERROR', error: briefly(error) })}\n`)
}

/** A line that an alarm can be set on. It holds no id and nothing that anybody typed. */
export function warn(what: string): void {
  process.stderr.write(`${JSON.stringify({ level: 'WARN', warning: what })}\n`)
}
