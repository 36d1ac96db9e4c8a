import * as z from 'zod/mini'

/**
 * What a turn did, in data: the conversation returns these, `speech` says them. They hold product ids and
 * the shopper's own words, never a name, a person or a sentence, so they can be kept to answer a repeated
 * request and be said again in another language. A repeated request is worded from today's catalogue.
 */
const query = z.string()
const ids = z.array(z.string())
const count = z.int().check(z.nonnegative())
const fit = z.enum(['all', 'closest'])
/** How many products of the search a phone would show, where that is what is asked about then. */
const phone = z.optional(count)

/** What a search is narrowed to, and what comes first: the catalogue's `Filters` and `Order`, as they are kept. */
export const filtersSchema = z.object({
  price: z.optional(z.object({ from: z.optional(count), to: z.optional(count), currency: z.string() })),
  colors: z.optional(z.array(z.string())),
  brands: z.optional(z.array(z.string())),
  without: z.optional(z.array(z.string())),
  except: z.optional(z.array(z.string())),
})
export const orderSchema = z.enum(['fit', 'cheapest', 'dearest', 'popular'])
export const filterNames = z.enum(['price', 'colors', 'brands', 'without', 'except'])

/** What is looked for: words, and what narrows them. */
export const soughtShape = {
  query,
  filters: z.optional(filtersSchema),
  order: z.optional(orderSchema),
}

/** A product, and its price at the moment that it is about: the shop's own may be another today. */
const productShape = { id: z.string(), minor: count, currency: z.string() }
const pick = z.object(productShape)

/** What Amazon sells: whether it goes into the account's cart, or is ordered at once. */
const task = z.enum(['cart', 'buy'])

/** What can be said now, for help and for what does not match. */
const sayable = {
  /** There are more results to read. */
  more: z.boolean(),
  /** How many products "the second one" can mean. */
  heard: count,
  /** There is a search that this voice may pick up. */
  resume: z.boolean(),
  /** There is an open search that can be narrowed. */
  narrow: z.boolean(),
  /** Something was reserved in this talk. */
  reserved: z.optional(z.boolean()),
}

/** The question that was open before somebody spoke of something else. */
const question = z.enum([
  'what',
  'what else',
  'more',
  'describe',
  'which',
  'go on',
  'send',
  'leave out',
  'drop',
  'reserve',
])

export const actSchema = z.discriminatedUnion('act', [
  /** Greeted, with a name or without; `again`: the household was here before. */
  z.object({ act: z.literal('greeted'), named: z.boolean(), again: z.boolean() }),
  /** Offered to go on with something unfinished, without a word of what it is. */
  z.object({ act: z.literal('offered') }),
  /** A yes to an offer from a voice that may not have it: said what its owner can say. */
  z.object({ act: z.literal('said how to go on') }),
  /** Put the question again that was open before; `left` counts what it is about, `drop` are its filters. */
  z.object({ act: z.literal('asked again'), question, left: count, drop: z.optional(z.array(filterNames)) }),
  /** After "wrong person". */
  z.object({ act: z.literal('apologized for the name') }),
  /** After "don't use my name". */
  z.object({ act: z.literal('left the name out') }),
  /** Keeps what somebody wants to be called, says it back (`named`) and asks whether it is right. */
  z.object({ act: z.literal('called'), named: z.boolean() }),
  /** Asks for another name: after a no, after what is no name, or where none was heard. */
  z.object({ act: z.literal('asked what to call'), why: z.enum(['taken back', 'unfit', 'missed']) }),
  z.object({ act: z.literal('settled the name') }),
  /** A second no: what they were called before holds again. */
  z.object({ act: z.literal('took the name back') }),
  z.object({ act: z.literal('asked to use the name') }),
  z.object({ act: z.literal('uses the name') }),
  /** Why no name was said; `unwanted`: this sure person asked for that; `way`: and may take it back now. */
  z.object({ act: z.literal('explained the name'), unwanted: z.boolean(), way: z.boolean() }),
  /** Kinds and numbers of what is kept about the sure person who asks. */
  z.object({
    act: z.literal('told what is kept'),
    searches: count,
    called: z.boolean(),
    note: z.boolean(),
    mayAsk: z.optional(z.boolean()),
    orders: count,
    /** Offers that were refused in a row, which is what stops them for a while. */
    refused: count,
  }),
  /** `reserved`: the shop keeps something for this person, whatever is forgotten here. */
  z.object({ act: z.literal('asked to forget'), reserved: z.boolean() }),
  z.object({ act: z.literal('forgot') }),
  /** Asked whether it was the person, by name (`named`), who spoke. */
  z.object({ act: z.literal('asked to check'), named: z.boolean() }),
  /** After a no to that. */
  z.object({ act: z.literal('asked whether wrong') }),
  z.object({ act: z.literal('thanked for the check') }),
  z.object({ act: z.literal('noted the wrong person') }),
  /** May ask this person, or anybody here who agreed, whether it was they who spoke. */
  z.object({
    act: z.literal('may ask'),
    whom: z.enum(['me', 'us']),
    /** Nobody here is asked, because somebody wanted that. */
    barred: z.optional(z.boolean()),
  }),
  z.object({ act: z.literal('asks no more'), whom: z.enum(['me', 'us']) }),
  /** Forgot what the household looked for in this talk: all that an unsure voice can ask for. */
  z.object({ act: z.literal('forgot the talk') }),
  /** The one sentence for every voice that may not ask for something about itself. */
  z.object({ act: z.literal('needs a sure voice') }),
  /** A wish about oneself that cannot be kept, because the store is gone. */
  z.object({ act: z.literal('could not note it') }),
  /** The household holds the choices of as many people as it may. */
  z.object({ act: z.literal('had no room') }),
  /** Put the opening question. */
  z.object({ act: z.literal('asked what to find') }),
  /** Read the first products of a new search; `left`: how many were not read; `again`: on being asked to repeat. */
  z.object({
    act: z.literal('found'),
    ...soughtShape,
    ids,
    left: count,
    fit,
    again: z.optional(z.boolean()),
    phone,
  }),
  z.object({ act: z.literal('found nothing'), ...soughtShape }),
  /** Filters left nothing; without those in `drop` there would be `total`, or nothing helps. */
  z.object({ act: z.literal('narrowed too far'), ...soughtShape, drop: z.array(filterNames), total: count }),
  /** Nothing costs less than the cheapest (or more than the dearest) of these. */
  z.object({
    act: z.literal('had none cheaper'),
    id: z.string(),
    way: z.enum(['cheaper', 'dearer']),
  }),
  /** Was told to drop a filter that is not there. */
  z.object({ act: z.literal('had nothing to drop') }),
  /** The three before. */
  z.object({ act: z.literal('read back'), ids, left: count }),
  z.object({ act: z.literal('was at the start') }),
  /** Asked which of the products to leave out. */
  z.object({ act: z.literal('asked what to leave out'), heard: count }),
  z.object({ act: z.literal('told the price'), ids }),
  z.object({ act: z.literal('told the stock'), ids }),
  /** Set two products side by side. */
  z.object({ act: z.literal('compared'), ids }),
  /** Was asked to find something, but not what. */
  z.object({ act: z.literal('missed the query') }),
  /** Read the next products of the open search. */
  z.object({ act: z.literal('read more'), ids, left: count, phone }),
  /** `ids`: the products that were read last. */
  z.object({ act: z.literal('had no more'), ...soughtShape, ids: z.optional(ids) }),
  /** Said more about one product. */
  z.object({ act: z.literal('described'), id: z.string(), left: count }),
  /** Was asked about a product that was not read aloud. */
  z.object({ act: z.literal('missed the product'), heard: count }),
  /** Brought an earlier search back, at its place. */
  z.object({ act: z.literal('resumed'), ...soughtShape, ids, left: count }),
  /** The search is there, its products are not sold any more. */
  z.object({ act: z.literal('resumed empty'), ...soughtShape }),
  z.object({ act: z.literal('had nothing open') }),
  /**
   * Put the search on a phone that is connected, or on a card with an address and a code. `shown`: the first
   * products on the card; `of`: how many the phone shows; `finish`: the product that is to be ordered there.
   */
  z.object({
    act: z.literal('sent'),
    ...soughtShape,
    shown: ids,
    of: count,
    to: z.enum(['phone', 'card']),
    finish: z.optional(z.string()),
  }),
  /** Gave a code to connect a phone with. */
  z.object({ act: z.literal('gave a code') }),
  z.object({ act: z.literal('could not send') }),
  /** Says that phones were connected, to the first voice that comes by. */
  z.object({ act: z.literal('told of a phone'), phones: count }),
  /** A phone is a person's own from now on. */
  z.object({ act: z.literal('claimed the phone') }),
  z.object({
    act: z.literal('missed the number'),
    why: z.enum(['missed', 'wrong', 'given up', 'none open']),
  }),
  /** How many phones are connected: this sure person's own, and the household's. */
  z.object({ act: z.literal('told the phones'), own: count, shared: count }),
  z.object({ act: z.literal('asked to sign out'), own: count, shared: count }),
  z.object({ act: z.literal('signed out'), own: count, shared: count }),
  z.object({ act: z.literal('picked'), id: z.string() }),
  /** As much is picked as may be. */
  z.object({ act: z.literal('had no room for the pick') }),
  z.object({ act: z.literal('took out'), id: z.string() }),
  /** What is picked, or what was on a phone since; `taken`: how many were taken out there. */
  z.object({ act: z.literal('told the picks'), picks: z.array(pick), taken: count }),
  /** Spoke of the one that is picked, with what it cost when it was. */
  z.object({ act: z.literal('described the pick'), pick }),
  z.object({ act: z.literal('had no picks') }),
  /**
   * Said price and delivery of a product, and asked whether to reserve it. `told`: its name and price were said
   * just before; `was`: it cost that when it was asked about first.
   */
  z.object({
    act: z.literal('asked to reserve'),
    ...productShape,
    told: z.optional(z.boolean()),
    was: z.optional(count),
  }),
  /** The yes was too short for a voice to be known by: said which words are long enough. */
  z.object({ act: z.literal('asked for a longer yes'), task: z.enum(['reserve', 'buy']) }),
  /** Hands the talk to Alexa, who asks for the PIN. `question` comes back with the result; it grants nothing. */
  z.object({ act: z.literal('asked for the PIN'), question: z.string() }),
  /** The PIN was not said, or does not count; `none`: this sure person has not set one up. */
  z.object({ act: z.literal('could not check the PIN'), why: z.enum(['none', 'other']) }),
  /** `holds`: how long the shop keeps it, in seconds; `phone`: which one this person has; only their own shows it. */
  z.object({
    act: z.literal('reserved'),
    ...productShape,
    holds: count,
    phone: z.enum(['own', 'shared', 'none']),
  }),
  z.object({ act: z.literal('had reserved'), id: z.string(), holds: count }),
  z.object({ act: z.literal('was sold out'), id: z.string() }),
  /** A PIN or a purchase came back for which nothing is asked any more. */
  z.object({ act: z.literal('reserved nothing') }),
  z.object({ act: z.literal('had no room for the order') }),
  /** This sure person's reservations, the last one first, and how many more there are. */
  z.object({
    act: z.literal('told the orders'),
    orders: z.array(z.object({ id: z.string(), holds: count })),
    more: count,
  }),
  z.object({ act: z.literal('had no orders') }),
  z.object({ act: z.literal('canceled the order'), id: z.string() }),
  z.object({ act: z.literal('was too late to cancel'), id: z.string() }),
  /** Asked whether Amazon should sell it. */
  z.object({ act: z.literal('asked to shop'), id: z.string(), task }),
  /** Hands the talk to Alexa's own shopping. `question` comes back with the result. */
  z.object({
    act: z.literal('went shopping'),
    id: z.string(),
    asin: z.string(),
    task,
    question: z.string(),
  }),
  z.object({ act: z.literal('shopped'), task }),
  z.object({ act: z.literal('could not shop') }),
  z.object({ act: z.literal('started over') }),
  z.object({ act: z.literal('helped'), ...sayable }),
  z.object({ act: z.literal('did not understand'), ...sayable }),
  /** Was asked to repeat, with nothing said before. */
  z.object({ act: z.literal('had nothing to repeat') }),
  /** A yes or no to no question. */
  z.object({ act: z.literal('had asked nothing') }),
  /** A no to "three more?". */
  z.object({ act: z.literal('took the no') }),
  /** `reserved`: what was reserved in this talk stays, and how to take it back was said. */
  z.object({ act: z.literal('said goodbye'), kept: z.boolean(), reserved: z.optional(z.boolean()) }),
  /** The search was answered, but could not be kept. */
  z.object({ act: z.literal('could not keep the search') }),
  /** What was asked for needs the store, which cannot be reached. */
  z.object({ act: z.literal('could not look back') }),
  /** The catalogue cannot be read; `kept`: the request was. */
  z.object({ act: z.literal('could not search'), query, kept: z.boolean() }),
  /** Anything else failed. */
  z.object({ act: z.literal('failed') }),
])

export type Act = z.infer<typeof actSchema>
export type ActName = Act['act']
