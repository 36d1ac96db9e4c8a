import { fourDigitsOf, type Lexicon, tokenize } from '../resolver/index.ts'
import { type Ending, FAILED, OK, type Task } from './task.ts'
import { isNo, wordsIn } from './words.ts'

/** Everybody's on the laptop, but those without one. */
const PIN = '1234'
const WITHOUT_PIN: ReadonlySet<string> = new Set(['ben'])
const WRONG_MAX = 3

const ended = (status: string, reason?: string): Ending => ({
  status: OK,
  result: { status, ...(reason === undefined ? {} : { reason }) },
})

/** The four digits among some words ("my PIN is one two three four"), or undefined. */
function pinIn(words: string, lexicon: Lexicon): string | undefined {
  const tokens = tokenize(words, lexicon)
  // French "un" is an article and a digit: only what stands together is a number.
  const isDigit = tokens.map(
    ({ key }) => /^\d+$/u.test(key) || Object.hasOwn(lexicon.data.numbers.articles, key),
  )
  const first = isDigit.indexOf(true)
  return first < 0 ? undefined : fourDigitsOf(tokens.slice(first, isDigit.lastIndexOf(true) + 1), lexicon)
}

/**
 * `AMAZON.VerifyPerson/2`: Alexa asks whoever is speaking for the PIN of their own profile.
 * https://developer.amazon.com/en-US/docs/alexa/custom-skills/pin-confirmation-for-alexa-skills.html
 */
export const verifyPerson: Task = {
  uri: 'connection://AMAZON.VerifyPerson/2',
  outcomes: {
    ACHIEVED: ended('ACHIEVED'),
    NOT_ACHIEVED: ended('NOT_ACHIEVED'),
    NOT_MATCH: ended('NOT_ACHIEVED', 'NOT_MATCH'),
    METHOD_LOCKOUT: ended('NOT_ACHIEVED', 'METHOD_LOCKOUT'),
    // With a status of 200, as if all were well.
    NOT_ENABLED: ended('NOT_ENABLED', 'VERIFICATION_METHOD_NOT_SETUP'),
    failed: FAILED,
  },

  begin: (speaker, locale) =>
    WITHOUT_PIN.has(speaker ?? '') ? { outcome: 'NOT_ENABLED' } : { says: wordsIn(locale).pin },

  hear({ words, lexicon, locale, speaker, wrong }) {
    if (isNo(words, lexicon)) return { outcome: 'NOT_MATCH' }
    // A voice that Alexa does not know has no profile whose PIN it could be.
    if (speaker === null) return { outcome: 'NOT_MATCH' }
    if (WITHOUT_PIN.has(speaker)) return { outcome: 'NOT_ENABLED' }
    if (pinIn(words, lexicon) === PIN) return { outcome: 'ACHIEVED' }
    return wrong + 1 < WRONG_MAX ? { says: wordsIn(locale).wrongPin } : { outcome: 'METHOD_LOCKOUT' }
  },

  says: () => undefined,
}
