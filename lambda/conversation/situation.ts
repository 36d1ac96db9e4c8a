import type { Act } from '../acts.ts'
import type { Catalog, FilterName, Order, Product } from '../catalog/catalog.ts'
import type { PersonKey } from '../household/ids.ts'
import { withSearch } from '../household/searches.ts'
import type { Household, Search, Talk } from '../household/state.ts'
import type { Language, Locale } from '../locale.ts'
import type { Assurance } from '../speaker/assurance.ts'
import type { Evidence } from '../speaker/evidence.ts'
import type { InForce } from '../speaker/policy-layers.ts'

/** Which of the products read aloud is meant. */
export type Which =
  | { readonly by: 'position'; readonly position: number | 'last' }
  /** By name; with the id, if the name is one of those that were read aloud. */
  | { readonly by: 'product'; readonly id: string | undefined; readonly name: string }
  | { readonly by: 'nothing' }

/** What was said to narrow by: amounts as heard, in whole coins of the shop's currency. */
export interface Limits {
  readonly least?: string | undefined
  readonly most?: string | undefined
  readonly color?: string | undefined
  readonly brand?: string | undefined
  readonly without?: string | undefined
}

/**
 * What came of a step that Alexa took over. `done`: it succeeded and says no more; `achieved`: the PIN was
 * right; `not set up`: there is no PIN; everything else, and whatever cannot be read, is `failed`.
 */
export type ConnectionResult = 'done' | 'achieved' | 'not set up' | 'failed'

/** What the shopper wants of this turn, free of Alexa's intent names. */
export type Wish =
  | { readonly wish: 'open' }
  | { readonly wish: 'find'; readonly query: string | undefined }
  | { readonly wish: 'more' }
  | { readonly wish: 'describe'; readonly which: Which }
  | { readonly wish: 'leave out'; readonly which: Which }
  | { readonly wish: 'tell price'; readonly which: Which }
  | { readonly wish: 'tell stock'; readonly which: Which }
  | { readonly wish: 'compare'; readonly one: Which; readonly other: Which }
  | { readonly wish: 'narrow'; readonly limits: Limits }
  | { readonly wish: 'by price'; readonly way: 'cheaper' | 'dearer' }
  | { readonly wish: 'sort'; readonly by: Order | undefined }
  | { readonly wish: 'drop'; readonly filter: FilterName | undefined }
  | { readonly wish: 'back' }
  | { readonly wish: 'resume' }
  /** "Send it to my phone". */
  | { readonly wish: 'send' }
  /** "Connect my phone". */
  | { readonly wish: 'connect' }
  /** "My phone shows 4 2 7 1"; without digits where none were heard. */
  | { readonly wish: 'claim'; readonly digits: string | undefined }
  | { readonly wish: 'tell phones' }
  | { readonly wish: 'remove phone' }
  | { readonly wish: 'tell picks' }
  /** "The one I picked". */
  | { readonly wish: 'picked one' }
  | { readonly wish: 'pick'; readonly which: Which }
  | { readonly wish: 'take out'; readonly which: Which }
  /** "Reserve the second one", "buy it". */
  | { readonly wish: 'reserve'; readonly which: Which }
  | { readonly wish: 'reserve picked' }
  /** "Yes, reserve it": a yes long enough for the voice to be known by. */
  | { readonly wish: 'yes, reserve it' }
  /** "Put it in my cart": Amazon's, for what Amazon sells. */
  | { readonly wish: 'add to cart'; readonly which: Which }
  | { readonly wish: 'tell orders' }
  | { readonly wish: 'cancel order' }
  /** Alexa gives the talk back after a PIN or a purchase of her own; `token`: which question it was about. */
  | { readonly wish: 'go on'; readonly token: string | undefined; readonly result: ConnectionResult }
  /** "Wrong person", whatever name came with it. */
  | { readonly wish: 'object' }
  | { readonly wish: 'be called'; readonly name: string | undefined }
  | { readonly wish: 'leave my name out' }
  | { readonly wish: 'use my name' }
  /** "Yes, use my name": a yes long enough for the voice to be known by. */
  | { readonly wish: 'yes, use my name' }
  | { readonly wish: 'why no name' }
  /** "You may ask me" whether it is I who spoke; "you may ask us". */
  | { readonly wish: 'may ask'; readonly whom: 'me' | 'us' }
  | { readonly wish: 'ask no more'; readonly whom: 'me' | 'us' }
  | { readonly wish: 'what do you know' }
  | { readonly wish: 'forget me' }
  | { readonly wish: 'yes, forget me' }
  | { readonly wish: 'help' }
  | { readonly wish: 'repeat' }
  | { readonly wish: 'start over' }
  | { readonly wish: 'yes' }
  | { readonly wish: 'no' }
  | { readonly wish: 'cancel' }
  | { readonly wish: 'stop' }
  | { readonly wish: 'unknown' }

/** A product that is wanted, and the search that it was found by, unless that was forgotten since. */
export interface Wanted {
  readonly product: Product
  readonly search: Search | undefined
}

/** Who is speaking, for this turn only. */
export interface Speaker {
  readonly assurance: Assurance
  /** The recognized person, at whatever level; undefined for nobody and for what was malformed. */
  readonly person: PersonKey | undefined
  /** The level alone reaches `greetByName`, whatever this person chose and whatever was said so far. */
  readonly reachesName: boolean
  /** Not even a person that could not be made out: the request came from nobody. */
  readonly isNobody: boolean
}

/** How things are reserved here. */
export interface Reserving {
  /** The id of the order that a question leads to. */
  readonly orderOf: (question: string) => string
  /** How long the shop keeps what was reserved, in seconds. */
  readonly holds: number
  /** Alexa can ask for a PIN in this locale. */
  readonly hasPin: boolean
}

/** Everything a decision may depend on. There is no clock, no randomness and no store behind it. */
export interface Situation {
  readonly wish: Wish
  readonly speaker: Speaker
  /** As read in this turn, without what has expired; a new one where there is none. */
  readonly household: Household
  /** What this session is about. */
  readonly talk: Talk
  /** The household was here before. */
  readonly seenBefore: boolean
  /** Whether what is decided will be kept: false when the store can't be written. */
  readonly keeps: boolean
  /** Whether it is noted when a person is named: there shall be some hours between two times. */
  readonly notesNames: boolean
  /** Whether the household's state is known: false when the store could not be read. */
  readonly isKnown: boolean
  readonly locale: Locale
  readonly language: Language
  /** Makes this turn's pairing code; undefined where nobody could find the household by it. */
  readonly pairing: { readonly hash: () => string } | undefined
  readonly reserving: Reserving
  /** Epoch seconds. */
  readonly now: number
  /** A random id, for whatever is new in this turn. */
  readonly fresh: string
  /** A random number from 0 to 1, without 1. */
  readonly draw: number
  /** The shares of turns after which it is asked who spoke, below `greetByName` and from it on. */
  readonly questions: InForce['questions']
  readonly catalog: Catalog
}

/** What was done, and what the session and the household are now. */
export interface Decision {
  readonly acts: readonly Act[]
  readonly household: Household
  readonly talk: Talk
  /** What is counted once this is kept. */
  readonly evidence?: Evidence | undefined
}

/** A decision that changes nothing but, if given, the talk or the household. */
export const decided = (
  situation: Situation,
  acts: readonly Act[],
  changed: { talk?: Talk; household?: Household; evidence?: Evidence | undefined } = {},
): Decision => ({
  acts,
  talk: changed.talk ?? situation.talk,
  household: changed.household ?? situation.household,
  ...(changed.evidence && { evidence: changed.evidence }),
})

/** The person this very turn is sure of, as surely as `resumeSearch` asks; undefined for an unsure voice. */
export const surePerson = ({ speaker }: Situation): PersonKey | undefined =>
  speaker.assurance.privileges.resumeSearch.allowed ? speaker.person : undefined

/** Whether this very turn comes from the search's owner, as surely as `resumeSearch` asks. */
export const isOwners = (situation: Situation, search: Search): boolean =>
  search.owner === 'household' || surePerson(situation) === search.owner

/** The household with the search as this turn leaves it: touched, and marked if a person had a part in it. */
export function touching(situation: Situation, search: Search): Household {
  const byPerson = search.byPerson || !situation.speaker.isNobody
  return withSearch(situation.household, { ...search, byPerson, touched: situation.now })
}
