import type { Handler, Hono } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { AdminContext, AdminEnv, Role } from './identity.ts'

type Answering = (c: AdminContext) => Response | Promise<Response>

/** What a door asks of who knocks. */
export type Needs = Role | 'nobody in particular'

/**
 * The console's doors, each with the role that it needs. There is no other way to open one: what is added to
 * the app behind its back has no role, and nobody gets there.
 */
export class Doors {
  readonly #app: Hono<AdminEnv>
  readonly #needs = new Map<unknown, Needs>()

  constructor(app: Hono<AdminEnv>) {
    this.#app = app
  }

  /** A door that anybody may look through. It changes nothing of the shop's. */
  free(path: string, answer: Answering): void {
    this.#app.get(path, this.#asking('nobody in particular', answer))
  }

  /** A page. It changes nothing. */
  page(needs: Role, path: string, answer: Answering): void {
    this.#app.get(path, this.#asking(needs, answer))
  }

  /** A change: only from a form of our own pages, with the session's token. */
  change(needs: Role, path: string, answer: Answering): void {
    this.#app.post(path, this.#asking(needs, answer))
  }

  // A function of its own for every door, since the role is found by it.
  #asking(needs: Needs, answer: Answering): Handler<AdminEnv> {
    const handler: Handler<AdminEnv> = (c) => answer(c)
    this.#needs.set(handler, needs)
    return handler
  }

  /**
   * What this request needs, the most that any door in its way asks for; undefined if one of them asks for
   * nothing, or there is none.
   * @param own the app's own middleware, which is in everybody's way
   */
  needsOf(c: AdminContext, own: ReadonlySet<unknown>): Needs | undefined {
    const inTheWay = matchedRoutes(c).filter(({ handler }) => !own.has(handler))
    const needs = inTheWay.map(({ handler }) => this.#needs.get(handler))
    if (needs.length === 0 || needs.includes(undefined)) return undefined
    return (['admin', 'viewer', 'nobody in particular'] as const).find((one) => needs.includes(one))
  }
}
