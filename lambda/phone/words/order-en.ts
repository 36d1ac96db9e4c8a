const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const count = (n: number): string => NUMBERS[n] ?? String(n)

/** Rough on purpose: it is read in any time zone, and some time after it was written. */
function lasting(seconds: number, more: '' | 'more ' = ''): string {
  const hours = Math.round(seconds / 3600)
  if (hours >= 48) return `for ${count(Math.floor(hours / 24))} ${more}days`
  return hours >= 2 ? `for ${count(hours)} ${more}hours` : 'for a little while'
}

/** What the phone's pages say of reserving, in English. */
export const order = {
  reserve: 'Reserve',
  reserved: 'Reserved',
  checkout: 'Buy in the shop',
  amazonTitle: 'Sold by Amazon',
  amazon: 'Sold by Amazon: ask your speaker to put it in the cart.',

  // Before
  confirm: (name: string) => `Reserve: ${name}`,
  delivery: 'Delivery',
  free: 'Free',
  kept: 'Kept for you',
  lasting: (seconds: number) => lasting(seconds),
  next: 'What happens next',
  nextIs:
    'The shop puts it aside for you. You pay nothing now. The way to pay is then on this phone. If you do not pay in time, the reservation ends by itself. For ten minutes you can take it back here.',
  reserveIt: 'Reserve it',
  notNow: 'Not now',
  otherPrice: (was: string, now: string) =>
    `The price has changed: it was ${was}, and it is ${now} now. Nothing is reserved yet.`,

  // After
  keeps: 'The shop keeps it',
  /** Before a day and an hour, which the script writes. */
  until: 'until',
  lastingOn: (seconds: number) => lasting(seconds, 'more '),
  pay: 'Pay at the shop',
  takeBack: 'Take it back',
  takenBack: 'Taken back.',
  toChange: 'To change it, ask the shop:',
  tooLate: (contact: string) =>
    `A reservation can be taken back for ten minutes. For this one, please ask the shop: ${contact}`,
  noSuchOrder: 'There is no such reservation here. Nothing was changed.',

  // Instead
  soldOut: 'This is sold out for now, so nothing was reserved.',
  fullTitle: 'No room left',
  full: (contact: string) =>
    `Twenty reservations are the most, so nothing was reserved. Please ask the shop: ${contact}`,
  notOwnTitle: 'This phone reserves nothing',
  notOwn:
    'It shows what anybody at home may see. Make it yours to reserve with it, or buy in the shop. Nothing was changed.',
}
