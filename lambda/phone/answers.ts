import { hash } from 'node:crypto'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Product } from '../catalog/catalog.ts'
import { type Locale, languageOf } from '../locale.ts'
import { inForce } from '../speaker/policy-layers.ts'
import { giveTry, keyIn, SECRET_BYTES, takeKey, tryIn } from './cookie.ts'
import type { Assets, PhoneHouse } from './house.ts'
import { codeForm } from './pages/code-form.ts'
import type { Frame, Html } from './pages/parts.ts'
import { plainPage } from './pages/plain.ts'
import { searchPage } from './pages/search.ts'
import { showable } from './pictures.ts'
import { type Seen, seenBy } from './seen.ts'
import { idsFor, tagOf, type View, viewOf } from './view.ts'
import { type Paired, type SignedOut, storeDeadline } from './visit.ts'
import { localeAsked, wordsFor } from './words/index.ts'

/** Tells one version of style and script from another, so that a browser may keep each for good. */
export const versionOf = ({ css, script }: Assets): string =>
  hash('sha256', `${css.length} ${css}${script}`, 'base64url').slice(0, 8)

/** Makes the answers of every door: a page for a browser, JSON for who asks for it. */
export class Answers {
  readonly #house: PhoneHouse
  readonly #version: string

  constructor(house: PhoneHouse) {
    this.#house = house
    this.#version = versionOf(house.assets)
  }

  /** What a page is made with: the phone's language, else the browser's. */
  frame(c: Context, locale: Locale = localeAsked(c.req.header('accept-language'))): Frame {
    return { locale, words: wordsFor(locale), shop: this.#house.shop, version: this.#version }
  }

  wantsJson(c: Context): boolean {
    return /^application\/json\b/i.test(c.req.header('accept') ?? '')
  }

  /** A sentence that says what to do, as a page or as JSON. */
  plain(
    c: Context,
    status: ContentfulStatusCode,
    title: string,
    text: string,
    to = '/p',
  ): Response | Promise<Response> {
    if (this.wantsJson(c)) return c.json({ error: text }, status)
    const frame = this.frame(c)
    const says = to === '/p' && status !== 404 ? frame.words.tryAgain : frame.words.toSearch
    return this.html(c, plainPage(frame, title, text, { to, says }), status)
  }

  html(c: Context, page: Html, status: ContentfulStatusCode = 200): Response | Promise<Response> {
    c.header('Vary', 'Accept-Language, Cookie')
    return c.html(page, status)
  }

  /** The code form for a browser whose phone is signed out, and why. */
  signedOut(c: Context, { is }: SignedOut): Response | Promise<Response> {
    const frame = this.frame(c)
    const why = is === 'new' ? undefined : frame.words[is]
    // The answer that would have brought another cookie may have been lost: then its try is known by the old one.
    const old = keyIn(c)
    if (old || !tryIn(c)) giveTry(c, old?.secret ?? this.#house.random(SECRET_BYTES))
    if (is === 'gone') takeKey(c)
    if (this.wantsJson(c)) return c.json({ error: why ?? frame.words.connect }, 401)
    const removed = c.req.query('removed') === undefined ? undefined : frame.words.removed
    const isPage = c.req.method === 'GET' || c.req.method === 'HEAD'
    return this.html(c, codeForm(frame, why ?? removed), is === 'new' && isPage ? 200 : 401)
  }

  /** What this phone may see. The policy is asked for only where it matters, and is cached for all. */
  async seen({ household, phone, now }: Paired): Promise<Seen> {
    if (phone.owner === 'household') return seenBy(household, phone, 'never', now)
    const policy = await this.#house.policy.get(storeDeadline(this.#house))
    const { thresholds } = inForce(policy, phone.locale, household.policy?.settings)
    return seenBy(household, phone, thresholds.resumeSearch, now)
  }

  /**
   * What the shop sells of these, as a page may show it.
   * @throws {CatalogUnavailable}
   */
  async products(ids: readonly string[], locale: Locale): Promise<Product[]> {
    const { catalog, publicUrl } = this.#house
    const products = await catalog.products(ids, languageOf(locale))
    return products.map((product) => showable(product, publicUrl))
  }

  /** @throws {CatalogUnavailable} */
  async view(visit: Paired, seen: Seen, wanted?: string): Promise<View> {
    const { phone } = visit
    const products = await this.products(idsFor(seen, wanted), phone.locale)
    return viewOf(seen, phone, products, wanted, this.#house.push?.publicKey)
  }

  /** The page, or for who asks for JSON what stands on it. */
  async shown(
    c: Context,
    visit: Paired,
    {
      notice,
      status = 200,
      wanted,
    }: { notice?: string; status?: ContentfulStatusCode; wanted?: string | undefined } = {},
  ): Promise<Response> {
    const { household } = visit
    const phone = household.phones.find(({ id }) => id === visit.phone.id) ?? visit.phone
    const now: Paired = { ...visit, phone }
    const view = await this.view(now, await this.seen(now), wanted)
    if (this.wantsJson(c))
      return notice === undefined ? c.json(view, status) : c.json({ error: notice }, status)
    const page = searchPage(this.frame(c, phone.locale), view, { tag: tagOf(view), notice, now: visit.now })
    return this.html(c, page, status)
  }
}
