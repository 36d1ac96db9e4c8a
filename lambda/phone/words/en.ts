import type { FilterName, Order } from '../../catalog/catalog.ts'
import { order } from './order-en.ts'

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const count = (n: number): string => NUMBERS[n] ?? (n >= 1000 ? 'over a thousand' : String(n))
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const minutes = (n: number): string => (n === 1 ? 'one minute' : `${count(n)} minutes`)

const FILTERS: Readonly<Record<FilterName, string>> = {
  price: 'the price',
  colors: 'the colour',
  brands: 'the brand',
  without: 'what you ruled out',
  except: 'what you left out',
}

const orders: Readonly<Record<Order, string>> = {
  fit: 'Best match',
  cheapest: 'Cheapest first',
  dearest: 'Dearest first',
  popular: 'Best sellers first',
}

/** What the phone's pages say in English. Plain words; nothing in them is about anybody. */
export const en = {
  shop: 'Corner Shop',
  skip: 'Skip to the products',

  // The code form, and why it is shown
  connect: 'Connect this phone',
  connectLead: 'Look at what you asked the speaker for, pick here, and go on by voice.',
  code: 'Code',
  codeHint: 'Eight letters, as in the Alexa app or on the screen. A code is good for ten minutes.',
  connectNow: 'Connect',
  noCode: 'No code yet?',
  howToCode: 'Say “Alexa, ask corner shop to connect my phone”. The code comes to the Alexa app.',
  wrongCode: 'That code is not open. Check the letters, or say “connect my phone” for a new one.',
  fullHouse:
    'This code is right, but five phones are connected. Say “remove my phone” first, then try again.',
  expired: 'This phone was not used for 90 days, so it was signed out. A new code connects it again.',
  gone: 'This phone is not connected any more. A new code connects it again.',
  removed: 'This phone is signed out. Nothing of yours is left on it.',

  // What goes wrong
  lockedTitle: 'Too many wrong codes',
  locked: (n: number) => `For safety, no code can be typed in here for ${minutes(n)}. Your search is kept.`,
  busyTitle: 'One moment, please',
  busy: (n: number) => `Many wrong codes are coming in just now. Please try again in ${minutes(n)}.`,
  closedTitle: 'The shop does not answer',
  closed: 'Your search and your picks are kept. Please try again in a minute.',
  tryAgain: 'Try again',
  noDoorTitle: 'There is no such page',
  noDoor: 'The address may be cut short.',
  foreign: 'This came from another page, so nothing was changed. Please do it here.',
  notUnderstood: 'That could not be read, so nothing was changed.',
  tooLarge: 'That is too much to send, so nothing was changed.',
  offlineTitle: 'No connection',
  offline: 'What you picked is kept. This page comes back by itself when you are online.',
  offlineBar: 'No connection. What you see may be old; it is looked at again by itself.',
  notSent: 'That was not sent: no connection. Please try again.',
  toSearch: 'Back to the search',

  // The search
  emptyTitle: 'Nothing looked for yet',
  empty: 'Say “Alexa, ask corner shop to find a quiet kettle”. It shows up here at once.',
  goneProducts: 'The shop has nothing of this left. Look for it again by voice, or change a filter.',
  found: (n: number) => (n === 1 ? 'One product' : `${capital(count(n))} products`),
  closest: 'These come closest.',
  soldOut: 'Sold out for now',
  read: 'Read aloud',
  pick: 'Pick',
  picked: 'Picked',
  before: 'before',
  wasPrice: (price: string) => `It was ${price} when you picked it.`,
  refine: 'Sort and filter',
  sort: 'Sort',
  orders,
  price: 'Price',
  from: 'from',
  to: 'to',
  color: 'Colour',
  brand: 'Brand',
  any: 'Any',
  show: 'Show',
  filters: 'What narrows it',
  drop: (chip: string) => `Drop: ${chip}`,
  chipPrice: (from: string | undefined, to: string | undefined) =>
    from && to ? `${from} to ${to}` : from ? `over ${from}` : `under ${to}`,
  chipColor: (colors: readonly string[]) => `in ${colors.join(' or ')}`,
  chipBrand: (brands: readonly string[]) => `from ${brands.join(' or ')}`,
  chipWithout: (words: readonly string[]) => `not ${words.join(' or ')}`,
  chipExcept: (n: number) => (n === 1 ? 'one left out' : `${count(n)} left out`),
  nothingLeft: 'Nothing fits that, so nothing was changed.',
  without: (drop: readonly FilterName[], total: number) =>
    `Without ${drop.map((name) => FILTERS[name]).join(' and ')} there ${total === 1 ? 'is' : 'are'} ${count(total)}.`,
  noPrice: 'A price is a number such as 49.50. Nothing was changed.',
  fullSearch: 'There is no room for that search. Nothing was changed.',

  // Picks
  picks: 'Your picks',
  picksTitle: (n: number) => (n === 0 ? 'Nothing picked yet' : `${capital(count(n))} picked`),
  noPick: 'Tap “Pick”. Then go on by voice.',
  sayNext: 'At home, say:',
  sayOne: '“the one I picked”',
  sayMany: '“what did I pick?”',
  sayResume: '“pick up where I left off”',
  takeOut: 'Take out',
  undo: 'Undo',
  didPick: (name: string) => `Picked: ${name}`,
  didTake: (name: string) => `Taken out: ${name}`,
  goneProduct: 'Not in the shop any more',
  notFound: 'That product is not in this search, so nothing was picked.',
  noSearch: 'That search is over, so nothing was changed.',
  fullPicks: 'Twenty picks are the most. Take one out first.',
  noRoom: 'There is no room for that pick. Take another one out first.',

  // A product
  noProductTitle: 'No such product',
  noProduct: 'The shop does not sell this, or not any more.',
  details: 'Details',
  inStock: 'In stock',
  atShop: 'Look at it in the shop',
  picture: (name: string) => `Picture of ${name}`,

  // Reservations
  order,

  // Around it
  others: 'Earlier searches',
  otherCount: (total: number, picks: number) =>
    `${total === 1 ? 'one product' : `${count(total)} products`}${picks === 0 ? '' : `, ${count(picks)} picked`}`,
  yours: 'Only yours',
  everybodys: 'The household’s',
  phone: 'This phone',
  phoneOwn: 'It is yours alone: it shows what you looked for, and the household’s.',
  phoneHome: 'It belongs to the household: it shows what anybody at home may see.',
  hello: (called: string) => `This is the phone of ${called}.`,
  called: 'What you are called',
  calledHint: 'Mend how it is written. It is shown on this phone only.',
  save: 'Save',
  noName: 'That cannot be a name: letters, at most five words and 40 characters. Nothing was changed.',
  claim: 'Make it mine',
  claimLead: 'Then it shows your own searches too. You prove it by voice.',
  claimSay: (digits: string) => `“my phone shows ${digits}”`,
  claimHow: 'Say this to the speaker in the next ten minutes, once corner shop is open:',
  tell: 'Tell me when a search is ready',
  tellLead: 'A short message on this phone. It never says what you looked for.',
  told: 'This phone tells you when a search is ready.',
  untell: 'Do not tell me any more',
  tellBlocked:
    'This browser blocks messages from the shop. Allow them in its settings for this page, then come back.',
  tellInstall:
    'To be told when a search is ready, tap “Share”, then “Add to Home Screen”, and open the shop there.',
  notTold: 'That did not work, so nothing was changed. Try again.',
  badPush: 'The shop cannot send messages there. Nothing was changed.',
  ready: 'Your search is ready',
  signOut: 'Sign out',
  signOutLead: 'Takes this phone off the household. The searches stay.',
}

/** What every language has to say. */
export type PhoneWords = typeof en
