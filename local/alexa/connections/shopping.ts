import { type Ending, FAILED, OK, type Task } from './task.ts'
import { isNo, isYes, wordsIn } from './words.ts'

const CODES = [
  'InternalError',
  'InvalidTaskForMarketplace',
  'ItemNotEligible',
  'NoOffersFound',
  'RetryLaterError',
]

/**
 * The ways a shopping action can end. A status of 200 says nothing: it succeeded only if there is no result.
 * Codes: https://developer.amazon.com/en-US/docs/alexa/alexa-shopping/alexa-shopping-actions-for-alexa-skills-api-reference.html
 */
const OUTCOMES: Readonly<Record<string, Ending>> = {
  done: { status: OK },
  ...Object.fromEntries(
    CODES.map((code) => [
      code,
      {
        status: OK,
        result: { code: `AlexaShopping.${code}`, message: 'The shopping action did not succeed.' },
      },
    ]),
  ),
  failed: FAILED,
}

/** `AMAZON.AddToShoppingCart/1`: done without a question. */
export const addToShoppingCart: Task = {
  uri: 'connection://AMAZON.AddToShoppingCart/1',
  outcomes: OUTCOMES,
  begin: () => ({ outcome: 'done' }),
  // Heard only where an outcome was asked for that there is not.
  hear: () => ({ outcome: 'done' }),
  says: (outcome, locale) => wordsIn(locale)[outcome === 'done' ? 'added' : 'failed'],
}

/** `AMAZON.BuyShoppingProducts/1`: Alexa has the order confirmed. */
export const buyShoppingProducts: Task = {
  uri: 'connection://AMAZON.BuyShoppingProducts/1',
  outcomes: {
    ...OUTCOMES,
    // No source names the code of a refusal, so the result comes without one.
    declined: { status: OK, result: { message: 'The customer declined.' } },
  },
  begin: (_, locale) => ({ says: wordsIn(locale).order }),
  hear({ words, lexicon, locale }) {
    if (isYes(words, lexicon)) return { outcome: 'done' }
    return isNo(words, lexicon) ? { outcome: 'declined' } : { says: wordsIn(locale).order }
  },
  says(outcome, locale) {
    const words = wordsIn(locale)
    if (outcome === 'done') return words.ordered
    return outcome === 'declined' ? words.declined : words.failed
  },
}
