import type { Member, Order, OrdersModel } from './orders-model.ts'
import { type OrdersWorld, PHONES } from './orders-world.ts'
import { must } from './two-writers-step.ts'

export const MEMBERS: readonly Member[] = ['anna', 'ben']

/** Throws where what is reserved is not as the model has it, in what matters. */
export async function agree(model: OrdersModel, world: OrdersWorld): Promise<void> {
  const real = world.home?.orders ?? []
  const owned = ({ owner, product, pounds, at, canceled }: Omit<Order, 'id'>) => {
    return { owner, product, pounds, at, canceled }
  }
  expect(
    real.map(({ owner, id, minor, at, canceled }) => ({
      owner: MEMBERS.find((one) => world.person(one) === owner),
      product: id,
      pounds: minor / 100,
      at,
      canceled: canceled !== undefined,
    })),
  ).toEqual(model.state.orders.map(owned))
  for (const [at, { order }] of real.entries()) {
    const made = model.state.orders[at]
    if (!made) continue
    made.id ??= order
    must(made.id === order, 'an order has the id of the question that led to it, however often it is tried')
  }
  onlyOnce(model)
  await shown(model, world)
  const { household } = world.outbox
  for (const gone of world.forgotten) expect(JSON.stringify(household ?? '')).not.toContain(gone)
}

function onlyOnce(model: OrdersModel): void {
  const active = model.state.orders.filter(model.isActive).map(({ owner, product }) => `${owner} ${product}`)
  expect(new Set(active).size).toBe(active.length)
  const ids = model.state.orders.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
}

/** A person's own phone shows what they have reserved, every other phone nothing of it. */
async function shown(model: OrdersModel, world: OrdersWorld): Promise<void> {
  for (const number of PHONES.keys()) {
    const browser = world.browser(number)
    const phone = model.phone(number)
    if (!phone && !browser.cookies.has('__Host-shop')) continue
    const response = await browser.get('/p/state')
    expect(response.status).toBe(phone ? 200 : 401)
    if (!phone) continue
    const { orders } = (await response.json()) as { orders: { id: string; price: { minor: number } }[] }
    const mine = phone.owner === 'household' ? [] : model.ordersOf(phone.owner)
    expect(orders.map(({ id, price }) => [id, price.minor / 100])).toEqual(
      mine.map(({ id, pounds }) => [id, pounds]),
    )
  }
}

/** Once all is delivered: every order left under one id, at least once, and no push too often or too far. */
export async function allLeft(model: OrdersModel, world: OrdersWorld): Promise<void> {
  const { outbox } = world
  const ever = new Map<string, boolean>()
  for (const { after } of outbox.changes)
    for (const { order, canceled } of after?.orders ?? [])
      ever.set(order, ever.get(order) === true || canceled !== undefined)
  expect(ever.size).toBe(model.state.made)
  const due = [...ever].flatMap(([id, isCanceled]) =>
    isCanceled ? [`${id}.reserved`, `${id}.canceled`] : [`${id}.reserved`],
  )
  await settle(world)
  expect([...new Set(outbox.announced)].sort()).toEqual(due.sort())
  const left = [outbox.announced.length, outbox.pushed.length]
  for (const at of [...outbox.changes.keys()].reverse())
    must(await world.deliver(at), 'what is over stays over')
  expect([outbox.announced.length, outbox.pushed.length]).toEqual(left)
  const pushes = outbox.counts(outbox.pushed.map(({ id }) => id))
  expect(Object.entries(pushes).filter(([, times]) => times > 2)).toEqual([])
  expect(outbox.pushed.filter(({ wasThere }) => !wasThere)).toEqual([])
}

/** Delivered until it is over, as a stream and the laptop's next start do. */
async function settle(world: OrdersWorld): Promise<void> {
  for (let at = 0; at < world.outbox.changes.length; at++) {
    let tries = 0
    while (!(await world.deliver(at))) must(++tries <= 2, 'a change is over at some time')
  }
}

/** What is said about orders to a voice is so, and only for their owner, or said aloud in this talk before. */
export function mayHear(
  model: OrdersModel,
  person: Member | undefined,
  text: string,
  acts: readonly string[],
  isRepeat = false,
): void {
  const isSaid = (act: string) => acts.includes(act)
  if (isSaid('had reserved') || isSaid('told the orders'))
    for (const product of productsIn(text)) {
      const owners = MEMBERS.filter((one) => model.active(one, product))
      const mayKnow = (owner: Member) => owner === person || (isRepeat && model.isTold(owner, product))
      must(owners.some(mayKnow), `${person ?? 'nobody'} has reserved ${product}, as is said`)
      if (person && !isRepeat) model.tell(person, product)
    }
  const isTakenBack = isSaid('canceled the order') || isSaid('was too late to cancel')
  must(
    !isTakenBack || isRepeat || person !== undefined,
    'nobody hears of an order whom the skill is not sure of',
  )
}

/** The products that a sentence names. */
export const productsIn = (text: string): string[] =>
  ['hush', 'fellside', 'dawn']
    .filter((name) => text.toLowerCase().includes(name))
    .map((name) => `${name}-kettle`)
