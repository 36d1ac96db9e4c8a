import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { HouseholdKey } from '../household/ids.ts'
import { answerSchema, type Household, householdSchema } from '../household/state.ts'
import { jsonIn, number, numberIn, text, textIn } from './attributes.ts'
import { StoreUnavailable } from './household-store.ts'

/** An item of the table, as DynamoDB and its stream send it. */
export type Item = Readonly<Record<string, AttributeValue>>

const PARTITION = 'household#'
const SORT = 'state'

/** Where a household lies in the table. */
export const itemKey = (key: HouseholdKey) => ({ pk: text(`${PARTITION}${key}`), sk: text(SORT) })

/** Whose state an item is; undefined for every other kind of item. */
export function keyIn(item: Item): HouseholdKey | undefined {
  const pk = textIn(item.pk)
  if (textIn(item.sk) !== SORT || !pk?.startsWith(PARTITION)) return undefined
  return pk.slice(PARTITION.length) as HouseholdKey
}

/** What a write's condition compares: which write of which household this is. */
export const revisionOf = ({ born, version }: Pick<Household, 'born' | 'version'>): string =>
  `${born} ${version}`

/**
 * A household as it lies in the table: what conditions and TTL look at as attributes, the rest as one JSON
 * text. DynamoDB's own lists and maps name the type of every value; for a household that is twice the bytes
 * to sign, send and take apart, and nothing ever asks for a part of it.
 */
export function stored({ version, born, expiresAt, ...state }: Household): Item {
  return {
    rev: text(revisionOf({ born, version })),
    version: number(version),
    born: text(born),
    expiresAt: number(expiresAt),
    state: text(JSON.stringify(state)),
  }
}

/**
 * Whether a read takes it for absent. Inclusive, as the condition of a write over it is, so that no second belongs
 * to neither.
 */
export function hasExpired(item: Item, now: number): boolean {
  const expiresAt = numberIn(item.expiresAt)
  return expiresAt !== undefined && expiresAt <= now
}

/** Acts change with the code, and an answer is only kept for its repeat: one of another release is left out. */
const isAnswer = (answer: unknown): boolean => answerSchema.safeParse(answer).success

/**
 * The household in an item.
 * @throws {StoreUnavailable} where it is none; the message holds no id
 */
export function householdIn(item: Item): Household {
  const state: { readonly answers?: unknown } = jsonIn(item.state)
  const raw = {
    ...state,
    version: numberIn(item.version),
    born: textIn(item.born),
    expiresAt: numberIn(item.expiresAt),
  }
  const whole = householdSchema.safeParse(raw)
  if (whole.success) return whole.data
  const { answers } = state
  const parsed = householdSchema.safeParse({
    ...raw,
    answers: Array.isArray(answers) ? answers.filter(isAnswer) : answers,
  })
  if (parsed.success) return parsed.data
  // Only the names of the top: further down a path holds ids of people, and this may be logged.
  const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
  const cause = new TypeError(`not a household: ${[...fields].join(', ')}`)
  throw new StoreUnavailable('The store holds a household that cannot be read.', { cause })
}
