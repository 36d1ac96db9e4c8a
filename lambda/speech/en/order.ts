import { nameInside } from '../list.ts'
import { spokenPrice } from '../money.ts'
import { type Prompts, present, type Words } from '../prompts.ts'
import { type Said, say } from '../ssml.ts'
import { AMAZON, capital, count, ELSE, GONE } from './words.ts'

const RESERVE = say`Shall I reserve it?`

/** "for two days", "for nine more hours", "for a little while": whoever hears it need not know the time. */
function lasting(seconds: number, more: '' | 'more ' = ''): string {
  const hours = Math.round(seconds / 3600)
  if (hours >= 48) return `for ${count(Math.floor(hours / 24))} ${more}days`
  return hours >= 2 ? `for ${count(hours)} ${more}hours` : 'for a little while'
}

/** "Delivery is 3 pounds 95. It comes within three days." */
function delivery({ shop, locale }: Words): string {
  const { price, sentence } = shop.delivery[locale]
  return `Delivery is ${price ? spokenPrice(price, locale) : 'free'}. ${sentence}`
}

const nameOf = (id: string, words: Words): string | undefined => {
  const [product] = present([id], words)
  return product && `the ${nameInside(product)}`
}

/** "the Hush kettle for two more days; the Dawn kettle for nine more hours". */
const kept = (orders: readonly { id: string; holds: number }[], words: Words): string =>
  orders
    .map(
      ({ id, holds }) => `${nameOf(id, words) ?? 'something it no longer sells'} ${lasting(holds, 'more ')}`,
    )
    .join('; ')

/** Where it is paid: only a phone of one's own shows it. */
const PAY = {
  own: 'To pay, open it on your phone.',
  shared: 'To pay, tap "make it mine" on your phone.',
  none: 'To pay, say: connect my phone. Then tap "make it mine" there.',
} as const

/** What is said of reservations, and of what Amazon sells. */
export const order = {
  atAmazon: () => AMAZON,
  'asked to reserve': ({ id, minor, currency, told, was }, words) => {
    const name = nameOf(id, words)
    if (name === undefined) return { say: GONE, ask: ELSE }
    const price = spokenPrice({ minor, currency }, words.locale)
    const before = was === undefined ? '' : `, not ${spokenPrice({ minor: was, currency }, words.locale)}`
    const what: Said = told
      ? []
      : was === undefined
        ? say`${capital(name)}: ${price}. `
        : say`${capital(name)} is ${price} now${before}. `
    return { say: [...what, delivery(words)], ask: RESERVE }
  },
  'asked for a longer yes': ({ task }) =>
    task === 'reserve'
      ? { say: say`To reserve it, say: yes, reserve it.`, ask: RESERVE }
      : { say: say`To order it, say: yes, order it.`, ask: say`Shall I order it?` },
  'asked for the PIN': () => ({ say: say`Alexa will ask for your PIN now.` }),
  'could not check the PIN': ({ why }) => ({
    say:
      why === 'none'
        ? say`There is no PIN for your voice yet. You can set one in the Alexa app.`
        : say`I could not check the PIN, so I reserved nothing.`,
  }),
  reserved: ({ id, minor, currency, holds, phone }, words) => {
    const price = spokenPrice({ minor, currency }, words.locale)
    return {
      say: say`Reserved: ${nameOf(id, words) ?? 'it'}, ${price}. The shop keeps it ${lasting(holds)}. ${PAY[phone]}`,
    }
  },
  'had reserved': ({ id, holds }, words) => ({
    say: say`You have reserved ${nameOf(id, words) ?? 'it'} already. The shop keeps it ${lasting(holds, 'more ')}.`,
  }),
  'was sold out': ({ id }, words) => {
    const name = nameOf(id, words)
    return { say: name === undefined ? GONE : say`Sold out for now: ${name}.` }
  },
  'reserved nothing': () => ({ say: say`I reserved nothing.` }),
  'had no room for the order': () => ({
    say: say`I can keep twenty reservations here, and there is no room left.`,
  }),
  'told the orders': ({ orders, more }, words) => {
    const others = more === 0 ? '' : ` There ${more === 1 ? 'is' : 'are'} ${count(more)} more.`
    return { say: say`The shop keeps ${kept(orders, words)}.${others}` }
  },
  'had no orders': () => ({ say: say`You have nothing reserved right now.` }),
  'canceled the order': ({ id }, words) => ({
    say: say`Done, ${nameOf(id, words) ?? 'it'} is not reserved any more.`,
  }),
  'was too late to cancel': ({ id }, words) => ({
    say: say`I can take back a reservation for ten minutes. For ${nameOf(id, words) ?? 'that one'}, please ask the shop; your phone says how.`,
  }),
  'asked to shop': ({ id, task }, words) => {
    const name = nameOf(id, words)
    if (name === undefined) return { say: GONE, ask: ELSE }
    const ask = task === 'cart' ? 'Shall I add it to your Amazon cart?' : 'Shall I order it there?'
    return { say: say`Amazon sells ${name}.`, ask: say`${ask}` }
  },
  'went shopping': () => ({ say: say`Alexa will take it from here.` }),
  // Alexa has said herself what became of it.
  shopped: () => ({ say: say`All set.` }),
  'could not shop': () => ({
    say: say`Nothing is ordered.`,
  }),
} satisfies Partial<Prompts>
