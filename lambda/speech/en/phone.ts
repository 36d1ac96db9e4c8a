import { nameInside } from '../list.ts'
import { priceThen, spokenPrice } from '../money.ts'
import { type Prompts, present, type Worded, type Words } from '../prompts.ts'
import { say } from '../ssml.ts'
import { allOfThem, capital, count, ELSE, GONE, inARow, listed, priced } from './words.ts'

/** "One shared phone", "two phones of your own". */
const own = (n: number): string => (n === 1 ? 'your own phone' : `${count(n)} phones of your own`)
const shared = (n: number): string => (n === 1 ? 'one shared phone' : `${count(n)} shared phones`)
/** The phones that are to be signed out: either a person's own or the shared ones. */
const meant = (owned: number, others: number): string => {
  if (owned > 0) return owned === 1 ? 'your phone' : `your ${count(owned)} phones`
  return others === 1 ? 'the shared phone' : `the ${count(others)} shared phones`
}

const WHY_NUMBER = {
  missed: say`Say: my phone shows, and then the four numbers on it.`,
  wrong: say`That is not what it shows. Say: my phone shows, and then the four numbers.`,
  'given up': say`That was wrong three times. Tap "make it mine" on the phone again for new numbers.`,
  'none open': say`No phone is waiting for you. On your phone, tap "make it mine" first.`,
} as const

/** What was asked to be ordered waits on the phone. */
function toFinish(id: string, to: 'phone' | 'card', words: Words): Worded {
  const [product] = present([id], words)
  const name = product ? `The ${nameInside(product)}` : 'It'
  if (to === 'phone') return { say: say`${name} is on your phone for a week. You can order it there.` }
  return {
    say: say`The Alexa app now has a card with an address and a code. Use them on your phone within ten minutes. ${name} is there for a week, and you can order it there.`,
  }
}

/** What is said of phones, and of what was picked there. */
export const phone = {
  sent: ({ of, to, finish }, words) => {
    if (finish !== undefined) return toFinish(finish, to, words)
    const then = 'Tap one, then ask me for the one you picked.'
    const there = `${capital(allOfThem(of))} ${of === 1 ? 'is' : 'are'}`
    if (to === 'phone') return { say: say`${there} on your phone for a week. ${then}` }
    return {
      say: say`The Alexa app now has a card with an address and a code. Use them on your phone within ten minutes. ${there} there for a week. ${then}`,
    }
  },
  'gave a code': () => ({
    say: say`The Alexa app now has a card with an address and a code. Use them on your phone within ten minutes.`,
  }),
  'could not send': () => ({
    say: say`I can't reach your phone right now. Nothing is lost. Please ask me again in a few minutes.`,
  }),
  'told of a phone': ({ phones }) => ({
    say:
      phones === 1
        ? say`A phone is connected now.`
        : say`${capital(count(phones))} phones are connected now.`,
  }),
  'claimed the phone': () => ({ say: say`That phone is yours now. It shows your own searches too.` }),
  'missed the number': ({ why }) =>
    why === 'missed' || why === 'wrong'
      ? { say: WHY_NUMBER[why], ask: say`What does your phone show?` }
      : { say: WHY_NUMBER[why] },
  'told the phones': ({ own: owned, shared: others }) => {
    const all = [...(owned > 0 ? [own(owned)] : []), ...(others > 0 ? [shared(others)] : [])]
    if (all.length === 0) return { say: say`No phone is connected. To connect one, say: connect my phone.` }
    return { say: say`${capital(inARow(all))} ${owned + others === 1 ? 'is' : 'are'} connected.` }
  },
  'asked to sign out': ({ own: owned, shared: others }) => ({
    say: [],
    ask: say`Shall I sign out ${meant(owned, others)}?`,
  }),
  'signed out': ({ own: owned, shared: others }) => ({
    say:
      owned + others === 0
        ? say`No phone is connected any more.`
        : say`${capital(meant(owned, others))} ${owned + others === 1 ? 'is' : 'are'} signed out.`,
  }),
  picked: ({ id }, words) => {
    const [product] = present([id], words)
    return { say: product ? say`You picked the ${nameInside(product)}.` : GONE }
  },
  'took out': ({ id }, words) => {
    const [product] = present([id], words)
    return { say: product ? say`I took out the ${nameInside(product)}.` : say`I took it out.` }
  },
  'told the picks': ({ picks, taken }, words) => {
    const ids = picks.map(({ id }) => id)
    const out = taken === 0 ? '' : `took out ${taken === 1 ? 'one' : count(taken)}`
    if (present(ids, words).length === 0) return { say: out === '' ? GONE : say`You ${out}.` }
    const list = listed(ids, words)
    return { say: out === '' ? say`You picked ${list}.` : say`You picked ${list}; and ${out}.` }
  },
  'described the pick': ({ pick }, words) => {
    const [product] = present([pick.id], words)
    if (!product) return { say: GONE, ask: ELSE }
    const stock = product.inStock ? 'in stock' : 'sold out for now'
    const then = priceThen(product, pick)
    const was = then ? say` It was ${spokenPrice(then, words.locale)} when you picked it.` : []
    const what = say`You picked the ${nameInside(product)}: ${priced(product, words)}, ${stock}.`
    return { say: [...what, ...was], ask: ELSE }
  },
  'had no room for the pick': () => ({
    say: say`Twenty picks are the most, so please take one out first.`,
  }),
  'had no picks': () => ({ say: say`Nothing is picked here yet.` }),
  cardAddress: (address, code) =>
    code === undefined
      ? [`See them all on your phone: ${address}`]
      : [`On your phone, open ${address}`, `and type in ${code}, good for ten minutes.`],
  screenPrice: (price, inStock) => (inStock ? price : `${price}, sold out`),
  cardConnect: () => 'Connect a phone',
} satisfies Partial<Prompts>
