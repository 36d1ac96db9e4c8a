import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto'

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** A household, as the store knows it: `k1.<hmac>`. Never the raw `userId`. */
export type HouseholdKey = Branded<'household'>
/** A person, as the household's state knows it: `k1.<hmac>`. Never the raw `personId`. */
export type PersonKey = Branded<'person'>

/** The secrets that ids are hashed with: the first hashes, all are known by number. */
export interface IdKey {
  /** The key's number, the prefix of every hash made with it. */
  readonly number: string
  readonly secret: Buffer
}

/** The letters of a pairing code: no vowels, so that no words come about, and none that look alike. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'
const CODE_LENGTH = 8
const CODES = BigInt(LETTERS.length) ** BigInt(CODE_LENGTH)

/** A code as it is shown: `BCDF-GHJK`. */
export const shownCode = (letters: string): string => `${letters.slice(0, 4)}-${letters.slice(4)}`

/** The letters of a code as somebody typed it, in whatever case and spacing; undefined if it cannot be one. */
export function typedCode(typed: string): string | undefined {
  const letters = typed.toUpperCase().replace(/[^A-Z]/g, '')
  const isCode = letters.length === CODE_LENGTH && [...letters].every((letter) => LETTERS.includes(letter))
  return isCode && typed.length <= MOST_TYPED ? letters : undefined
}

/** Longer input is no code, however it is spaced. */
const MOST_TYPED = 40

/** Parts in one text; the length in front of each keeps ("ab", "c") and ("a", "bc") apart. */
const framed = (...parts: string[]): string => parts.map((part) => `${part.length}:${part}`).join('')

/**
 * Turns Alexa's ids into keyed hashes (HMAC-SHA-256). A bare hash of an id could be guessed by anybody
 * who has the id; without the key this one cannot. The purpose goes into the hash, so that a household
 * and a person with the same id never share one, and the household into the person's, so that a person
 * who visits two homes cannot be followed from one to the other.
 */
export class Ids {
  readonly #number: string
  readonly #key: KeyObject

  constructor({ number, secret }: IdKey) {
    this.#number = number
    this.#key = createSecretKey(secret)
  }

  #hash(purpose: string, ...parts: string[]): string {
    return createHmac('sha256', this.#key)
      .update(framed(purpose, ...parts))
      .digest('base64url')
  }

  household(userId: string): HouseholdKey {
    return `${this.#number}.${this.#hash('household', userId)}` as HouseholdKey
  }

  person(household: HouseholdKey, personId: string): PersonKey {
    return `${this.#number}.${this.#hash('person', household, personId)}` as PersonKey
  }

  /**
   * The pairing code of a request: the same for its repeat, so that a card can be said again without the code
   * being kept anywhere; without the key nobody can tell it. 34 bits.
   */
  code(household: HouseholdKey, request: string): string {
    const digest = Buffer.from(this.#hash('code', household, request), 'base64url')
    let left = digest.readBigUInt64BE() % CODES
    let letters = ''
    for (let i = 0; i < CODE_LENGTH; i++) {
      letters += LETTERS[Number(left % BigInt(LETTERS.length))]
      left /= BigInt(LETTERS.length)
    }
    return letters
  }

  /** What is kept of a pairing code: a keyed hash, since all of them could be tried against a bare one. */
  codeHash(letters: string): string {
    return `${this.#number}.${this.#hash('code hash', letters)}`
  }

  /**
   * The id of an order: the same for every yes to one question, so that a second yes, a retry, the result of a
   * PIN or a double tap is the same order.
   */
  order(household: HouseholdKey, question: string): string {
    return `${this.#number}.${this.#hash('order', household, question)}`
  }

  /** What is kept of an address that codes were typed in from. */
  address(address: string): string {
    return `${this.#number}.${this.#hash('address', address)}`
  }

  /**
   * A short hash (96 bits) of a session or request, enough to know it again within its household. It needs
   * no key: Alexa makes these ids at random for one use, so there is nothing to guess them by.
   */
  brief(purpose: 'session' | 'request', household: HouseholdKey, ...parts: string[]): string {
    return hash('sha256', framed(purpose, household, ...parts), 'base64url').slice(0, 16)
  }
}
