import { isRequest } from './requests.ts'
import { wakes } from './wake-words.ts'

/** As long as a name may be, in characters and in words (rulings, 4). */
const MOST_CHARACTERS = 40
const MOST_WORDS = 5

/**
 * Letters and marks of any script, spaces, apostrophes, hyphens and full stops, as the scripts write them.
 * Nothing else: no digit, no markup, no sign, nothing that turns the direction of the text around it.
 * The dot in a Catalan "l·l" is part of its letter.
 */
const ALLOWED = /^(?:(?<=l)·(?=l)|[\p{L}\p{M} '’‘＇׳\-‐‑֊־་.。．۔։።])+$/iu

/** Letters and marks that nobody sees, such as fillers and joiners: two names must not only seem the same. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u

/** A space for the eye, whatever its width. A line break or a tab is none. */
const SPACES = /\p{Zs}+/gu

/**
 * What somebody asked to be called, as one string: as heard, in one Unicode form (NFC), with single spaces.
 * It is never split, and no capital letter is invented.
 * @returns undefined for what is no name: nothing is guessed, cut or mended
 */
export function calledName(words: string): string | undefined {
  // Longer than any name in any form of Unicode: not worth a look.
  if (words.length > 8 * MOST_CHARACTERS || !words.isWellFormed()) return undefined
  const name = words.normalize('NFC').replace(SPACES, ' ').replace(/^ | $/g, '')
  const isName =
    ALLOWED.test(name) &&
    !INVISIBLE.test(name) &&
    /\p{L}/u.test(name) &&
    [...name].length <= MOST_CHARACTERS &&
    name.split(' ').length <= MOST_WORDS &&
    !wakes(name) &&
    !isRequest(name)
  return isName ? name : undefined
}
