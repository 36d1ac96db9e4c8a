/** Whose something is. */
export type Owner = 'anna' | 'ben' | 'household'

/** Who says something: somebody the skill is sure of, or an unsure voice. */
export type Sure = Exclude<Owner, 'household'> | undefined

interface Search {
  owner: Owner
  /** Ids of products, the first one picked first. */
  picks: string[]
  /** It travelled with the device while the store failed, from a person's voice: no phone may show it. */
  isHidden: boolean
}

interface Phone {
  /** Which browser has its cookie; none where the answer was lost. */
  browser: number | undefined
  /** The form that was sent and whose answer was lost: who sends it again, in time, gets this phone. */
  lost?: { form: string; until: number } | undefined
  owner: Owner
  touched: number
  claim: { digits: string; until: number; wrong: number } | undefined
}

/** What the talk that is open is about, as it was heard. */
export interface Session {
  search: string | undefined
  /** The products that were read last, and all that were read in this talk. */
  row: string[]
  heard: string[]
  /** A search that no store has yet. */
  pending: { id: string; sure: Sure } | undefined
}

interface Code {
  letters: string
  until: number
}

/** Everything that counts, as plain data. */
interface State {
  /** Seconds. */
  now: number
  searches: Record<string, Search>
  /** In the order in which they came. */
  phones: Phone[]
  /** Open ones, the oldest first. */
  codes: Code[]
  session: Session | undefined
  /** What was looked for, or copied, for the household in this talk. */
  begun: string[]
}

const MINUTES = 60
const DAYS = 86_400

/**
 * What voice and phone share, written a second time from the design and the rulings alone, without any of the
 * skill's own code: whoever disagrees with it, the skill or the model, has a fault.
 */
export class TwoWritersModel {
  state: State

  constructor(now: number) {
    this.state = { now, searches: {}, phones: [], codes: [], session: undefined, begun: [] }
  }

  copy(): TwoWritersModel {
    const copy = new TwoWritersModel(0)
    copy.state = structuredClone(this.state)
    return copy
  }

  phone(browser: number): Phone | undefined {
    return this.state.phones.find((phone) => phone.browser === browser)
  }

  /** The searches that this browser may see; undefined where its cookie opens nothing (rulings, 18). */
  sees(browser: number): string[] | undefined {
    const phone = this.phone(browser)
    if (!phone) return undefined
    const mayHave = ({ owner, isHidden }: Search) =>
      !isHidden && (owner === 'household' || owner === phone.owner)
    return Object.keys(this.state.searches).filter((id) => mayHave(this.search(id)))
  }

  search(id: string): Search {
    const search = this.state.searches[id]
    if (!search) throw new Error(`The model knows no search ${id}.`)
    return search
  }

  /** A search belongs to whoever began it, if the skill is sure of them (rule 5). */
  begin(id: string, sure: Sure): void {
    this.state.searches[id] = { owner: sure ?? 'household', picks: [], isHidden: false }
    if (sure === undefined) this.state.begun.push(id)
  }

  /** A search that could not be kept comes with the next turn; a person's then belongs in nobody's sight. */
  arrive(id: string, sure: Sure): void {
    this.state.searches[id] = { owner: 'household', picks: [], isHidden: sure !== undefined }
    if (sure === undefined) this.state.begun.push(id)
  }

  /** Sends a search: where it goes to, and which one it is there (rulings, 12). */
  send(id: string, sure: Sure): { to: 'phone' | 'card'; id: string } {
    const search = this.search(id)
    const { phones, searches } = this.state
    const hasOwn = sure !== undefined && phones.some(({ owner }) => owner === sure)
    if (search.owner === sure && hasOwn) return { to: 'phone', id }
    const to = phones.some(({ owner }) => owner === 'household') ? 'phone' : 'card'
    if (!search.isHidden && (search.owner === 'household' || search.owner === sure)) {
      search.owner = 'household'
      return { to, id }
    }
    const copy = `${id}.sent`
    searches[copy] ??= { owner: 'household', picks: [], isHidden: false }
    this.state.begun.push(copy)
    return { to, id: copy }
  }

  /** A code is good for ten minutes; of more than three the oldest is void. */
  open(letters: string): void {
    const { codes, now } = this.state
    this.state.codes = [...codes, { letters, until: now + 10 * MINUTES }].slice(-3)
  }

  /** What becomes of a code that this browser types in: each pairs one phone (rulings, 18 and 19). */
  pair(browser: number, letters: string, tried: string, isAnswered = true): 'paired' | 'refused' | 'full' {
    const { codes, phones, now } = this.state
    const form = `${tried} ${letters}`
    const lost = phones.find((phone) => phone.lost?.form === form)
    if (lost) {
      if (isAnswered) this.#hold(browser, lost)
      return 'paired'
    }
    const code = codes.find((one) => one.letters === letters)
    if (!code) return 'refused'
    const others = phones.filter((phone) => phone.browser !== browser)
    if (others.length >= 5) return 'full'
    this.state.codes = codes.filter((code) => code.letters !== letters)
    const phone: Phone = { browser: undefined, owner: 'household', touched: now, claim: undefined }
    this.state.phones = [...others, phone]
    if (isAnswered) this.#hold(browser, phone)
    else phone.lost = { form, until: code.until }
    return 'paired'
  }

  /** The answer came: this browser has the phone's cookie, and none of a phone that it had. */
  #hold(browser: number, phone: Phone): void {
    Object.assign(phone, { browser, lost: undefined })
    this.state.phones = this.state.phones.filter((one) => one === phone || one.browser !== browser)
  }

  isLost(letters: string, tried: string): boolean {
    return this.state.phones.some(({ lost }) => lost?.form === `${tried} ${letters}`)
  }

  /** The answer that was lost came with the second one. */
  late(browser: number): void {
    const phone = this.state.phones.findLast(({ lost }) => lost)
    if (phone) this.#hold(browser, phone)
  }

  /** The phone is used: that slides its ninety days. */
  use(browser: number): void {
    const phone = this.phone(browser)
    if (phone) phone.touched = this.state.now
  }

  /** The phone shows four digits, for ten minutes. */
  show(browser: number, digits: string): void {
    const phone = this.phone(browser)
    if (phone) phone.claim ??= { digits, until: this.state.now + 10 * MINUTES, wrong: 0 }
  }

  /** "My phone shows …": three wrong numbers end it, and an unsure voice does nothing (rulings, 18). */
  claim(sure: Sure, digits: string): void {
    if (sure === undefined) return
    const meant = this.state.phones.find(({ claim }) => claim?.digits === digits)
    if (meant) return void Object.assign(meant, { owner: sure, claim: undefined })
    for (const phone of this.state.phones)
      if (phone.claim && ++phone.claim.wrong >= 3) phone.claim = undefined
  }

  /** Picks from a phone or by voice; anybody in the room may pick, only who sees it may on a phone. */
  pick(id: string, product: string): void {
    const { picks } = this.search(id)
    if (!picks.includes(product) && picks.length < 20) picks.push(product)
  }

  takeOut(id: string, product: string): void {
    const search = this.search(id)
    search.picks = search.picks.filter((one) => one !== product)
  }

  /** "Take it out": a person's only by that person, surely (rulings, 12). */
  takeOutBy(sure: Sure, id: string, product: string): void {
    const { owner } = this.search(id)
    if (owner === 'household' || owner === sure) this.takeOut(id, product)
  }

  remove(browser: number): void {
    this.state.phones = this.state.phones.filter((phone) => phone.browser !== browser)
  }

  /** Which phones this voice signs out: a sure person's own, else the household's (rulings, 16). */
  removable(sure: Sure): Phone[] {
    const own = this.state.phones.filter(({ owner }) => owner === sure)
    return own.length > 0 ? own : this.state.phones.filter(({ owner }) => owner === 'household')
  }

  removeBy(sure: Sure): void {
    const gone = this.removable(sure)
    this.state.phones = this.state.phones.filter((phone) => !gone.includes(phone))
  }

  /** "Yes, forget me": searches and phones of that person, and nobody else's. Returns what must be nowhere. */
  forget(member: Owner): string[] {
    const gone = Object.keys(this.state.searches).filter((id) => this.search(id).owner === member)
    for (const id of gone) delete this.state.searches[id]
    this.state.phones = this.state.phones.filter(({ owner }) => owner !== member)
    return gone
  }

  /** "Forget me" by an unsure voice: what is the household's of this talk, and nothing else (rulings, 5). */
  takeBack(): void {
    const { session, begun, searches } = this.state
    for (const id of [...begun, session?.search ?? ''])
      if (searches[id]?.owner === 'household') delete searches[id]
  }

  /** The skill is disabled (rulings, 26). */
  disable(isPersisted: boolean): void {
    Object.assign(this.state, { phones: [], codes: [] }, isPersisted ? {} : { searches: {} })
  }

  /** Time passes, more than a week or less than a day. */
  move(seconds: number): void {
    const now = this.state.now + seconds
    const phones = this.state.phones.filter(({ touched }) => touched + 90 * DAYS > now)
    for (const phone of phones) {
      if (phone.claim && phone.claim.until <= now) phone.claim = undefined
      if (phone.lost && phone.lost.until <= now) phone.lost = undefined
    }
    const codes = this.state.codes.filter(({ until }) => until > now)
    const searches = seconds > 7 * DAYS ? {} : this.state.searches
    this.state = { now, searches, phones, codes, session: undefined, begun: [] }
  }
}
