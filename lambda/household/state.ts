import * as z from 'zod/mini'
import { actSchema, filterNames, filtersSchema, orderSchema, soughtShape } from '../acts.ts'
import { LOCALES } from '../locale.ts'
import { changeSchema, settingsSchema } from '../speaker/policy-schema.ts'
import type { PersonKey } from './ids.ts'

/** Everything is kept in epoch seconds, as DynamoDB's TTL wants it; milliseconds end at the door. */
const seconds = z.int().check(z.nonnegative())
const personKey = z.custom<PersonKey>((value) => typeof value === 'string')
const count = z.int().check(z.nonnegative())

/** Offers to go on with something: how many were refused in a row, and until when there are none. */
const offersSchema = z.object({ refused: count, quietUntil: z.optional(seconds) })

/** What a person of the household chose. A recognized voice alone makes no record. */
const personSchema = z.object({
  /** Last used, which decides who gives way when the household is full. */
  touched: seconds,
  /** What they asked to be called: one string, as heard, never split. */
  called: z.optional(z.string()),
  /** Does not want to be named. */
  optedOut: z.optional(z.boolean()),
  /** After an objection: not named at this level or below until then. */
  hold: z.optional(z.object({ level: z.int(), until: seconds })),
  /** When they were last named, noted only where `nameAgainAfterHours` asks for it. */
  named: z.optional(seconds),
  /** When an objection to their name was last counted: at most one in 30 days is. */
  objected: z.optional(seconds),
  /** Agreed to be asked now and then whether it was they who spoke. */
  mayAsk: z.optional(z.boolean()),
  /** When they were last asked that. */
  asked: z.optional(seconds),
  /** What became of offers of their own searches. */
  offers: z.optional(offersSchema),
})

/** A product, and its price at the moment that it is about. */
const productShape = { id: z.string(), minor: count, currency: z.string() }

/** A product that was chosen. */
const pickSchema = z.object(productShape)

/** A reservation. Nothing is paid with it: the shop keeps the product for a while (rulings, 14). */
const reservationSchema = z.object({
  /** Keyed hash of the household and the question that said its price. */
  order: z.string(),
  owner: personKey,
  ...productShape,
  /** The search it came from, which is finished by it. */
  search: z.optional(z.string()),
  locale: z.enum(LOCALES),
  at: seconds,
  /** The shop keeps it until then. */
  until: seconds,
  /** When it was taken back. */
  canceled: z.optional(seconds),
})

/** Where a browser's push service takes messages for it (RFC 8030), and the keys they are sealed with (RFC 8291). */
const pushSchema = z.object({ endpoint: z.string(), p256dh: z.string(), auth: z.string() })

/** A query, its results and how far they were read. Its owner is a person or the household. */
export const searchSchema = z.object({
  id: z.string(),
  owner: z.union([z.literal('household'), personKey]),
  /** The shopper's words, as they were understood, and what narrows them. */
  ...soughtShape,
  /** Product ids, best first: the first 100, at most 2 KB. */
  results: z.array(z.string()),
  /** How many products matched in all. */
  total: count,
  fit: z.enum(['all', 'closest']),
  /** Where reading is: the index of the first of the products last read aloud. */
  place: count,
  /** Products the shopper chose, the last one last, and what each cost then. */
  picks: z.array(pickSchema),
  /** When the last one was chosen. */
  pickedAt: z.optional(seconds),
  /** The picks as they were last spoken of: what differs was done on a phone since. */
  told: z.optional(z.array(z.string())),
  /** It was narrowed on a phone: these were read last, and nothing from the beginning of what was found then. */
  readBefore: z.optional(z.array(z.string())),
  /** The last time it was sent: a random id, when, and the phones that it went to. */
  sent: z.optional(z.object({ id: z.string(), at: seconds, phones: z.array(z.string()) })),
  /** Products that were asked about, the last one last. What was refused is in `filters.except`. */
  looked: z.optional(z.array(z.string())),
  /** How it was narrowed before, the last one last: what "back" goes back to. */
  trail: z.optional(
    z.array(
      z.object({
        query: z.optional(z.string()),
        filters: z.optional(filtersSchema),
        order: z.optional(orderSchema),
      }),
    ),
  ),
  touched: seconds,
  /** A recognized voice had a part in it, so it is never offered to whoever comes by: rulings, 10. */
  byPerson: z.boolean(),
  /** Begun by a person whom nothing says any more: it belongs to the talk it is in, and no phone shows it. */
  unowned: z.optional(z.boolean()),
  /** Closed by "start over", "I'm done" or "cancel". */
  closed: z.optional(z.boolean()),
  /** An offer to go on with it was refused: it is never offered again. */
  refused: z.optional(z.boolean()),
})

/**
 * A matter about a person that waits for an answer, and whose it is. It grants nothing: whatever the answer
 * does is decided by the assurance of the turn that answers.
 */
const matterSchema = z.discriminatedUnion('matter', [
  /** Was called something new; `before`: what they were called until then; `again`: it is the second try. */
  z.object({
    matter: z.literal('called'),
    person: personKey,
    before: z.optional(z.string()),
    again: z.boolean(),
  }),
  /** What they were called was taken back or could not be used; `again`: after a no. */
  z.object({ matter: z.literal('what to call'), person: personKey, again: z.boolean() }),
  z.object({ matter: z.literal('use the name'), person: personKey }),
  z.object({ matter: z.literal('forget'), person: personKey }),
  /** Was asked about, after a turn at this level; `doubted`: somebody said no, and was asked whether it is so. */
  z.object({
    matter: z.literal('check'),
    person: personKey,
    level: z.int(),
    at: seconds,
    doubted: z.optional(z.boolean()),
  }),
  /**
   * Was told a product's price and delivery and asked whether to reserve it. `question`: random; the order's id
   * comes from it. `pin`: they said yes, and Alexa is asking for their PIN.
   */
  z.object({
    matter: z.literal('reserve'),
    person: personKey,
    question: z.string(),
    ...productShape,
    search: z.optional(z.string()),
    until: seconds,
    pin: z.optional(z.boolean()),
  }),
  /** Was asked whether Amazon should sell it. `under way`: Alexa's own shopping is at it, named by `question`. */
  z.object({
    matter: z.literal('shop'),
    person: z.optional(personKey),
    question: z.string(),
    id: z.string(),
    task: z.enum(['cart', 'buy']),
    until: seconds,
    underWay: z.optional(z.boolean()),
  }),
])

/** What one open session is about. Nothing in it says who is speaking. */
export const talkSchema = z.object({
  /** Keyed hash of the session id. */
  session: z.string(),
  touched: seconds,
  /** The session's one search. */
  search: z.optional(z.string()),
  /** The products read aloud in this session, the last ones last. */
  heard: z.array(z.string()),
  /** How many of them were read last, in one breath: what "the second one" counts. */
  row: count,
  /** The open question that a bare yes or no answers. */
  asked: z.optional(
    z.enum([
      'more',
      'describe',
      'which',
      'what',
      'leave out',
      'drop',
      'go on',
      'send',
      'sign out',
      'number',
      'reserve',
    ]),
  ),
  /** What was looked for and left nothing, and which filters "shall I drop it?" is about. */
  tried: z.optional(z.object({ ...soughtShape, drop: z.array(filterNames) })),
  /** The product that "it" means: the last that was spoken of alone. */
  it: z.optional(z.string()),
  /** The search that "shall I go on with it?" is about. */
  offered: z.optional(z.string()),
  /** A question about somebody's name or data, which is answered before the one in `asked`. */
  matter: z.optional(matterSchema),
  /** Whose record was named, so that an objection reaches it. It grants nothing: rulings, 1. */
  named: z.optional(z.object({ person: personKey, level: z.int(), until: seconds })),
  /** The household's searches that began in this session, for a voice that takes back what was said here. */
  begun: z.optional(z.array(z.string())),
  /** A recognized voice took part: what nobody looks for here may be that person's, whose voice was missed. */
  byPerson: z.optional(z.boolean()),
  /** Something was reserved in this session: a bare "cancel" says how to take that back (rulings, 17). */
  reserved: z.optional(z.boolean()),
  /** Products of which Amazon's offer was refused: it is not made again. */
  declined: z.optional(z.array(z.string())),
  /** In a search that is another's: the products last picked here by voices that may hear of nothing else. */
  picked: z.optional(z.object({ search: z.string(), ids: z.array(z.string()) })),
  /** The phone was offered in this session: not again. */
  phoneOffered: z.optional(z.boolean()),
  /** Somebody here wants no name: none is spoken in this session any more. */
  nameless: z.optional(z.boolean()),
  /** It was asked who spoke, or somebody here does not want that: it is not asked in this session any more. */
  unasked: z.optional(z.boolean()),
})

/** A pairing code that is open. Only its keyed hash is kept. */
const codeSchema = z.object({
  hash: z.string(),
  until: seconds,
  /** What was spoken when it was made: the phone that redeems it is addressed in that. */
  locale: z.enum(LOCALES),
})

/** A phone or any other browser that redeemed a code. */
const phoneSchema = z.object({
  /** Random; tells phones of a household apart, and grants nothing. */
  id: z.string(),
  /** SHA-256 of the 128 random bits in its cookie. */
  secret: z.string(),
  /** A code makes it the household's; only a sure voice makes it a person's (rulings, 18). */
  owner: z.union([z.literal('household'), personKey]),
  /** The level of the turn that claimed it. */
  level: z.optional(z.int()),
  locale: z.enum(LOCALES),
  /** Last used: it is signed out 90 days later. */
  touched: seconds,
  /** Nobody was told yet that it was connected. */
  untold: z.optional(z.boolean()),
  /** The four digits it shows, so that a person can say that it is theirs. */
  claim: z.optional(z.object({ digits: z.string(), until: seconds, wrong: count })),
  /** It wants to be told when a search is there. Dies with the phone. */
  push: z.optional(pushSchema),
})

/** What admins set for this household alone, and how that came about. */
const ownPolicySchema = z.object({
  settings: settingsSchema,
  /** The last one last; its settings are those in force. */
  history: z.array(
    z.extend(changeSchema, { version: z.int().check(z.positive()), settings: settingsSchema }),
  ),
})

/** A request that was answered, so that its repeat gets the same acts. */
export const answerSchema = z.object({
  request: z.string(),
  session: z.string(),
  at: seconds,
  acts: z.array(actSchema),
})

/** One household: one item, so that its one conditional write is atomic. */
export const householdSchema = z.object({
  /** Counts writes; every write names the one it read. */
  version: z.int().check(z.positive()),
  /** An admin made settings for it, and nobody has spoken there yet: gone with the first turn. */
  unmet: z.optional(z.literal(true)),
  /** Somebody here wants nobody to be asked who spoke. */
  unasked: z.optional(z.boolean()),
  /** Random, made once: tells this household from one that was deleted and came back. */
  born: z.string(),
  /** When it was made: an event that is older is about the household before it. */
  since: z.optional(seconds),
  expiresAt: seconds,
  /** What became of offers of the household's searches. */
  offers: z.optional(offersSchema),
  people: z.record(z.string(), personSchema),
  /** Its own thresholds and settings. */
  policy: z.optional(ownPolicySchema),
  searches: z.array(searchSchema),
  talks: z.array(talkSchema),
  answers: z.array(answerSchema),
  phones: z._default(z.array(phoneSchema), []),
  codes: z._default(z.array(codeSchema), []),
  orders: z._default(z.array(reservationSchema), []),
})

export type Offers = z.infer<typeof offersSchema>
export type Matter = z.infer<typeof matterSchema>
export type Person = z.infer<typeof personSchema>
export type Search = z.infer<typeof searchSchema>
export type Talk = z.infer<typeof talkSchema>
export type Answer = z.infer<typeof answerSchema>
export type Pick = z.infer<typeof pickSchema>
export type Phone = z.infer<typeof phoneSchema>
export type PushSubscription = z.infer<typeof pushSchema>
export type Reservation = z.infer<typeof reservationSchema>
export type PairingCode = z.infer<typeof codeSchema>
export type Household = z.infer<typeof householdSchema>
export type Owner = Search['owner']
