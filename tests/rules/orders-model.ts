/** Who may be recognized here. */
export type Member = 'anna' | 'ben'

/** Somebody the skill is sure of, and whether surely enough to order; undefined for an unsure voice. */
export type Buyer = { readonly person: Member; readonly mayOrder: boolean } | undefined

/** How the shop sells a product at the moment. */
export interface Offer {
  /** Whole pounds, so that what is said can be read back. */
  pounds: number
  is: 'sold' | 'sold out' | 'gone'
}

/** A question whether to reserve something, as somebody heard it. */
export interface Question {
  /** The talk it was put in. */
  talk: number
  person: Member
  product: string
  pounds: number
  /** Seconds. */
  until: number
  /** The id of the order it leads to, as far as that is known. */
  order: string | undefined
  /** They said yes, and Alexa asks for the PIN: what she gives back then. */
  token?: string
}

export interface Order {
  /** Undefined until it was looked up: a tap makes its own. */
  id: string | undefined
  owner: Member
  product: string
  pounds: number
  at: number
  canceled: boolean
}

interface Phone {
  browser: number
  owner: Member | 'household'
  /** What the confirm page showed last, by product. */
  shown: Record<string, number>
  touched: number
}

/** Everything that counts, as plain data. */
interface State {
  now: number
  shelf: Record<string, Offer>
  /** In the order in which they were made. */
  orders: Order[]
  questions: Question[]
  phones: Phone[]
  /** Which talk is open on the speaker. */
  talk: number
  /** What was said to be reserved in this talk. */
  told: string[]
  /** How many orders were ever made. */
  made: number
}

const MINUTES = 60
const DAYS = 86_400
const HOLDS = 2 * DAYS

/**
 * What is reserved, written a second time from the design and the rulings alone, without any of the skill's own
 * code. What is asked is learned from what is said; what an answer to it does is said here.
 */
export class OrdersModel {
  state: State

  constructor(now: number, shelf: Record<string, Offer>) {
    this.state = { now, shelf, orders: [], questions: [], phones: [], talk: 0, told: [], made: 0 }
  }

  copy(): OrdersModel {
    const copy = new OrdersModel(0, {})
    copy.state = structuredClone(this.state)
    return copy
  }

  offer(product: string): Offer {
    return this.state.shelf[product] ?? { pounds: 0, is: 'gone' }
  }

  isActive = ({ canceled, at }: Order): boolean => !canceled && at + HOLDS > this.state.now

  /** What this person has reserved and the shop keeps, the last one first. */
  ordersOf(person: Member): Order[] {
    return this.state.orders.filter((order) => order.owner === person && this.isActive(order)).reverse()
  }

  active(person: Member, product: string): Order | undefined {
    return this.ordersOf(person).find((order) => order.product === product)
  }

  /** One person has a product once, at the price it has now, which must be the one that was agreed to. */
  #make(owner: Member, product: string, pounds: number, id: string | undefined): boolean {
    const { now, orders } = this.state
    const offer = this.offer(product)
    const isAsShown = offer.is === 'sold' && offer.pounds === pounds
    if (!isAsShown || this.active(owner, product)) return false
    orders.push({ id, owner, product, pounds, at: now, canceled: false })
    this.state.made += 1
    return true
  }

  /** It was said aloud in this talk that this person has reserved this. */
  isTold = (person: Member, product: string): boolean => this.state.told.includes(`${person} ${product}`)

  tell(person: Member, product: string): void {
    this.state.told.push(`${person} ${product}`)
  }

  question(): Question | undefined {
    return this.state.questions.find(({ talk }) => talk === this.state.talk)
  }

  /** A yes, in whatever words: only of the person who was asked, sure enough for it in this turn (rulings, 15). */
  yes(buyer: Buyer): boolean {
    const asked = this.question()
    if (!asked || asked.token !== undefined || asked.until <= this.state.now) return false
    if (!buyer?.mayOrder || buyer.person !== asked.person) return false
    return this.#make(asked.person, asked.product, asked.pounds, asked.order)
  }

  /** Alexa's answer after the PIN, in this talk or another: the token leads to the question and grants nothing. */
  pin(buyer: Buyer, token: string, isAchieved: boolean): boolean {
    const asked = this.state.questions.find((one) => one.token === token)
    if (!asked) return false
    this.#drop((one) => one === asked)
    if (!isAchieved || asked.until <= this.state.now) return false
    if (!buyer?.mayOrder || buyer.person !== asked.person) return false
    return this.#make(asked.person, asked.product, asked.pounds, asked.order)
  }

  /** What is open in this talk is answered by its next turn or not at all. */
  close(): void {
    this.#drop(({ talk }) => talk === this.state.talk)
  }

  ask(question: Omit<Question, 'talk' | 'until'>): void {
    this.close()
    const { talk, now } = this.state
    this.state.questions.push({ ...question, talk, until: now + 10 * MINUTES })
  }

  /** Another session: only what Alexa has in hand herself goes on there. */
  newTalk(): void {
    this.#drop(({ talk, token }) => talk === this.state.talk && token === undefined)
    this.state.talk += 1
    this.state.told = []
  }

  #drop(of: (question: Question) => boolean): void {
    this.state.questions = this.state.questions.filter((question) => !of(question))
  }

  #cancel(order: Order): void {
    order.canceled = true
    // Who takes an order back does not mean a yes that is still to come to the same question.
    this.#drop((question) => question.order !== undefined && question.order === order.id)
  }

  /** "Cancel my order": the last one that this sure person has, for ten minutes. */
  cancelLast(buyer: Buyer): boolean {
    const [last] = buyer ? this.ordersOf(buyer.person) : []
    if (!last || last.at + 10 * MINUTES < this.state.now) return false
    this.#cancel(last)
    return true
  }

  phone(browser: number): Phone | undefined {
    return this.state.phones.find((phone) => phone.browser === browser)
  }

  connect(browser: number, owner: Phone['owner']): void {
    this.remove(browser)
    this.state.phones.push({ browser, owner, shown: {}, touched: this.state.now })
  }

  remove(browser: number): void {
    this.state.phones = this.state.phones.filter((phone) => phone.browser !== browser)
  }

  /** What a confirm page is answered with; what it shows is what a tap then agrees to (rulings, 16). */
  open(browser: number, product: string): number {
    const phone = this.phone(browser)
    const answer = this.#hindrance(browser, product)
    if (answer === 200 && phone) phone.shown[product] = this.offer(product).pounds
    return answer
  }

  #hindrance(browser: number, product: string): number {
    const phone = this.phone(browser)
    if (!phone) return 401
    if (phone.owner === 'household') return 403
    if (this.active(phone.owner, product)) return 303
    return { gone: 404, 'sold out': 409, sold: 200 }[this.offer(product).is]
  }

  /** What a tap on "Reserve it" is answered with; only a person's own phone reserves. */
  tap(browser: number, product: string, pounds: number): number {
    const phone = this.phone(browser)
    const against = this.#hindrance(browser, product)
    if (!phone || phone.owner === 'household' || against !== 200) return against
    if (!this.#make(phone.owner, product, pounds, undefined)) return 409
    phone.touched = this.state.now
    return 303
  }

  /** What taking an order back on a phone is answered with: somebody else's is no such order. */
  takeBack(browser: number, id: string): number {
    const phone = this.phone(browser)
    if (!phone) return 401
    const order = this.state.orders.find((one) => one.id === id && one.owner === phone.owner)
    if (!order) return 404
    if (order.canceled) return 200
    if (!this.isActive(order) || order.at + 10 * MINUTES < this.state.now) return 409
    this.#cancel(order)
    phone.touched = this.state.now
    return 200
  }

  /** "Yes, forget me": orders, phones and questions of that person. Returns the ids that must be nowhere. */
  forget(member: Member): string[] {
    const gone = this.state.orders.flatMap(({ owner, id }) => (owner === member ? (id ?? []) : []))
    this.state.orders = this.state.orders.filter(({ owner }) => owner !== member)
    this.state.phones = this.state.phones.filter(({ owner }) => owner !== member)
    this.#drop(({ person }) => person === member)
    return gone
  }

  /** Time passes: the shop keeps an order for two days, we for thirty, and a phone for ninety. */
  move(seconds: number): void {
    const now = this.state.now + seconds
    this.state.now = now
    this.state.orders = this.state.orders.filter(({ at }) => at + 30 * DAYS > now)
    this.state.phones = this.state.phones.filter(({ touched }) => touched + 90 * DAYS > now)
  }
}
