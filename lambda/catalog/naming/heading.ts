import { LANGUAGES } from '../../locale.ts'
import { isColor } from '../query/colors.ts'
import { plainOf, wordSet } from '../query/tokens.ts'
import { type Piece, piecesOf } from './pieces.ts'

/** The part of a title that says what a thing is. */
export interface Heading {
  /** The brand as the title writes it, where it begins with it. */
  readonly brand: readonly string[]
  /** The words of the name after the brand, in order: no model numbers, no sizes. */
  readonly words: readonly string[]
}

/**
 * Finds the name in a title: the words up to where the specifications begin. Sizes and numbers before the
 * second word are skipped ("3m Computer Power Extension Cord"); a size after it ends the name, and a bracket,
 * a comma or a "with" does so after the first.
 */
export function headingOf(title: string, brand = ''): Heading {
  const pieces = piecesOf(title)
  const brandWords = plainOf(brand)
    .split(/\s+/)
    .filter((word) => word !== '')
  const starts = brandWords.length > 0 && brandWords.every((word, index) => pieces[index]?.plain === word)
  const rest = starts ? pieces.slice(brandWords.length) : pieces
  return {
    brand: starts ? pieces.slice(0, brandWords.length).map(({ text }) => text) : [],
    words: withoutTrailing(withoutRepeats(nameIn(rest))).map(({ text }) => text),
  }
}

function nameIn(pieces: readonly Piece[]): Piece[] {
  const name: Piece[] = []
  for (const [index, piece] of pieces.entries()) {
    const words = name.filter(({ kind }) => kind === 'word').length
    const dangles = DANGLING.has(name.at(-1)?.plain ?? '')
    if (piece.kind === 'word') name.push(piece)
    else if (piece.kind === 'number' && isSaidNumber(pieces[index - 1], piece)) name.push(piece)
    else if (piece.kind === 'size' && words >= 2 && !dangles) break
    else if (piece.kind === 'cut' && words >= 1 && !dangles) break
  }
  while (DANGLING.has(name.at(-1)?.plain ?? '')) name.pop()
  return name
}

/** "PlayStation 4", "Active 2": small, and after a name. There is one that is not small. */
const isSaidNumber = (before: Piece | undefined, { plain }: Piece): boolean =>
  before?.kind === 'word' &&
  (/^[1-9]\d?$/.test(plain)
    ? /^\p{Ll}?\p{Lu}/u.test(before.text)
    : plain === '360' && before.plain === 'xbox')

/**
 * A feed that writes the kind behind the name says many a word twice; the last one is the noun. One with a
 * number stays: "PlayStation 4".
 */
function withoutRepeats(name: readonly Piece[]): Piece[] {
  const keys = name.map(({ plain }) => plain.replace(/[^\p{L}\p{N}]/gu, '').replace(/s$/, ''))
  const isNumbered = (index: number) => name[index + 1]?.kind === 'number'
  return name.filter((piece, index) => {
    if (isNumbered(index) || DANGLING.has(piece.plain)) return true
    const same = keys.flatMap((key, other) => (key === keys[index] ? [other] : []))
    return same.at(-1) === index && !same.some(isNumbered)
  })
}

/** Takes colours and the like off the end, as long as a word is left: "toner cartridge | Original Black". */
function withoutTrailing(name: readonly Piece[]): readonly Piece[] {
  const last = name.at(-1)
  const others = name.slice(0, -1)
  return last && isTrailing(last.plain) && others.some(({ plain }) => !isTrailing(plain))
    ? withoutTrailing(others)
    : name
}

const DANGLING = wordSet('to and or of a an the x by in on at de du des la le les et ou a en')

const TRAILING = wordSet(
  `original genuine new universal male female retail bulk oem small medium large refurbished matte glossy steel
   uk us eu international multicolor multicolour qwerty azerty qwertz english german italian`,
)

/** Words that may follow the noun without being one. */
const isTrailing = (plain: string): boolean =>
  TRAILING.has(plain) || LANGUAGES.some((language) => isColor(plain, language))
