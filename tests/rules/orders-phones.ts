import type { Offer } from './orders-model.ts'
import type { Action } from './orders-step.ts'
import { PHONES, PRODUCTS } from './orders-world.ts'
import { must } from './two-writers-step.ts'

const productAt = (nth: number): string => PRODUCTS[nth % PRODUCTS.length] ?? ''

/** The price that a confirm page shows and will send, in whole pounds. */
const priceOn = (page: string): number | undefined => {
  const [, minor] = /name="price" value="(\d+) GBP"/.exec(page) ?? []
  return minor === undefined ? undefined : Number(minor) / 100
}

const confirmAt = (product: string): string => `/p/order?id=${product}`

/** A browser opens the page that asks. */
export const opens = (browser: number, nth: number): Action => ({
  name: `browser ${browser} opens ${productAt(nth)}`,
  isWhole: true,
  ready: () => true,
  send: async (world) => {
    const response = await world.browser(browser).get(confirmAt(productAt(nth)))
    return { status: response.status, price: priceOn(await response.text()) }
  },
  apply(model, { status, price }) {
    const expected = model.open(browser, productAt(nth))
    // Without a cookie it asks for a code.
    if (expected === 401) return must(price === undefined, 'no phone, no price')
    must(status === expected, `the confirm page answers ${expected}, not ${status}`)
    must(price === model.phone(browser)?.shown[productAt(nth)] || expected !== 200, 'it shows the price')
  },
})

/** A tap on "Reserve it", on the page that was opened last, whatever became of the price since. */
export const taps = (browser: number, nth: number): Action => ({
  name: `browser ${browser} reserves ${productAt(nth)}`,
  ready: () => true,
  send: async (world, model) => {
    const product = productAt(nth)
    const { home, shelf } = world
    const seen = model.phone(browser)?.shown[product]
    // Who never saw the page sends what it would have said.
    const price = seen ?? shelf[product]?.pounds ?? 0
    const search = home?.searches.at(-1)?.id ?? ''
    const fields = { id: product, price: `${price * 100} GBP`, search }
    const response = await world.post(browser, '/p/order', fields)
    return { status: response.status, price }
  },
  apply(model, { status, price = 0 }, { isWritten, isAnswered }) {
    const product = productAt(nth)
    const before = model.state.orders.length
    const wouldBe = model.copy().tap(browser, product, price)
    if (isWritten) {
      const expected = model.tap(browser, product, price)
      const isMade = model.state.orders.length > before
      if (isAnswered || !isMade) must(status === expected, `a tap is answered ${expected}, not ${status}`)
    } else must(status === 503 || status === wouldBe, `a tap that is not kept is answered ${status}`)
    const phone = model.phone(browser)
    // The page comes again and shows what it costs now.
    if (phone && status === 409 && model.offer(product).is === 'sold')
      phone.shown[product] = model.offer(product).pounds
  },
})

/** Takes back one of all the orders there are, whoever has made it. */
export const takesBack = (browser: number, nth: number): Action => ({
  name: `browser ${browser} takes back order ${nth}`,
  ready: () => true,
  send: async (world, model) => {
    const { orders } = model.state
    const id = orders[nth % Math.max(1, orders.length)]?.id ?? 'none'
    return { id, status: (await world.post(browser, '/p/order/cancel', { id })).status }
  },
  apply(model, { status, id = '' }, { isWritten, isAnswered }) {
    if (!isWritten) return
    const before = model.state.orders.filter(({ canceled }) => canceled).length
    const expected = model.takeBack(browser, id)
    const isChanged = model.state.orders.filter(({ canceled }) => canceled).length > before
    if (isAnswered || !isChanged)
      must(status === expected, `taking back is answered ${expected}, not ${status}`)
  },
})

/** Picks on a phone what the last search found: "reserve the one I picked" is about that. */
export const picks = (browser: number, nth: number): Action => ({
  name: `browser ${browser} picks ${productAt(nth)}`,
  isWhole: true,
  ready: () => true,
  send: async (world) => {
    const search = world.home?.searches.at(-1)?.id ?? 'none'
    return { status: (await world.post(browser, '/p/pick', { search, id: productAt(nth) })).status }
  },
  apply(model, { status }) {
    const phone = model.phone(browser)
    if (phone && status === 303) phone.touched = model.state.now
  },
})

export const removes = (browser: number): Action => ({
  name: `browser ${browser} is removed`,
  ready: () => true,
  send: async (world) => ({ status: (await world.post(browser, '/p/remove')).status }),
  apply: (model, _, { isWritten }) => {
    if (isWritten) model.remove(browser)
  },
})

export const connects = (browser: number): Action => ({
  name: `browser ${browser} is connected`,
  isWhole: true,
  ready: () => true,
  send: (world) => {
    world.connect(browser)
    const whose = PHONES[browser]
    if (whose && whose !== 'household') world.forgotten.delete(world.person(whose))
    return Promise.resolve({})
  },
  apply: (model) => model.connect(browser, PHONES[browser] ?? 'household'),
})

/** The shop changes what a product costs, or whether it is there. */
export const changes = (nth: number, to: Partial<Offer>): Action => ({
  name: `${productAt(nth)} is now ${to.is ?? `${to.pounds} pounds`}`,
  isWhole: true,
  ready: () => true,
  send: (world) => {
    Object.assign(world.shelf[productAt(nth)] ?? {}, to)
    return Promise.resolve({})
  },
  apply: (model) => void Object.assign(model.offer(productAt(nth)), to),
})

const HOUR = 3600

export const passes = (seconds: number): Action => ({
  name: `${seconds} seconds pass`,
  isWhole: true,
  ready: () => true,
  send: (world) => {
    world.pass(seconds)
    if (seconds >= HOUR) world.newTalk()
    return Promise.resolve({})
  },
  apply(model) {
    model.move(seconds)
    if (seconds >= HOUR) model.newTalk()
  },
})
