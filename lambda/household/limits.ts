const MINUTE = 60
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** How long each kind of data is kept, in seconds. */
export const KEPT = {
  household: 400 * DAY,
  search: 7 * DAY,
  talk: HOUR,
  hold: 30 * DAY,
  /** Between two questions to one person whether it was they who spoke. */
  asked: 7 * DAY,
  /** Between two objections of one person that are counted. */
  objected: 30 * DAY,
  /** When somebody was named: as long as `nameAgainAfterHours` can ask for. */
  named: 30 * DAY,
  /** A phone that is not used any more. */
  phone: 90 * DAY,
  /** A pairing code, and the four digits that a phone shows. */
  code: 10 * MINUTE,
  claim: 10 * MINUTE,
  /** A reservation, from when it was made. */
  order: 30 * DAY,
  /** How long a price that was said can be agreed to, and how long a reservation can be taken back by voice. */
  question: 10 * MINUTE,
  takeBack: 10 * MINUTE,
  /** After two refused offers in a row (rulings, 11). */
  quiet: 30 * DAY,
} as const

/** How much of each is kept. */
export const BOUNDS = {
  people: 12,
  /** Changes of a household's own settings. */
  policyHistory: 20,
  searchesPerOwner: 6,
  results: 100,
  resultBytes: 2048,
  queryLength: 200,
  talks: 8,
  phones: 5,
  /** Open pairing codes: of more, the oldest is void. */
  codes: 3,
  orders: 20,
  /** Products picked in one search. */
  picks: 20,
  /** Wrong numbers said for the four digits that a phone shows. */
  wrongDigits: 3,
  heard: 12,
  looked: 12,
  trail: 4,
  /** Products that "not that" leaves out of one search. */
  refused: 20,
  /** Colours, brands or words to do without, of one search, and how long each may be. */
  filterWords: 5,
  filterLength: 60,
  /** Ids that are longer come from no feed. */
  idLength: 200,
  answers: 5,
  /** What searches may fill: the whole item stays under 64 KB, with room for talks and answers. */
  itemBytes: 56 * 1024,
} as const
