import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A request that SMAPI does not take, with the status that says so. The message is for people. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: ContentfulStatusCode

  constructor(status: ContentfulStatusCode, message: string) {
    super(message)
    this.status = status
  }
}
