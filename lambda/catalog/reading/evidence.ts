import type { Language } from '../../locale.ts'
import { phrase, quoted } from '../match.ts'
import { NAMED } from '../schema.ts'
import type { Shelf } from '../shelf.ts'
import type { Item } from './item.ts'
import type { Reading } from './readings.ts'

/** An item as FTS5 is asked for it. */
export const matchOf = ({ forms }: Item, language: Language): string => {
  const phrases = forms.flatMap((form) => phrase(form, language) ?? [])
  return `(${[...new Set(phrases)].map(quoted).join(' OR ')})`
}

/** Every item, those for the kind of thing where products are named, the others anywhere. */
export const wholeMatch = (items: readonly Item[], language: Language): string =>
  items
    .map((item) => (item.isHead ? `${NAMED} : ${matchOf(item, language)}` : matchOf(item, language)))
    .join(' AND ')

/** Every item, for the index of names. */
export const namedMatch = (items: readonly Item[], language: Language): string =>
  items.map((item) => matchOf(item, language)).join(' AND ')

/** Counted up to here; more would say no more. */
const ENOUGH = 64
const ENOUGH_ALONE = 512
/** What names that hold all items are worth, and names that hold them in a row. */
const WEIGHT = { named: 0.25, inARow: 0.25 } as const
const NOWHERE = 8
const TOLD = 1.5
/** A word that was mended has to be borne out by a name. */
const MENDED_IN_VAIN = 3

/** What the catalogue could still take off the cost of a reading. */
const MOST_GAINED = (WEIGHT.named + WEIGHT.inARow) * Math.log(1 + ENOUGH_ALONE)

/** A reading with its cost after the catalogue was asked. */
export interface Weighed extends Reading {
  /** Some product fits all of it. */
  readonly isBorneOut: boolean
  /** Some product has all of it in its names. */
  readonly isNamed: boolean
}

/**
 * Weighs readings by what the catalogue has: names that hold all items bear a reading out, the more the
 * better; nothing at all speaks against it. Best first. Readings that cannot win any more are not asked for.
 */
export function weighed(readings: readonly Reading[], shelf: Shelf): Weighed[] {
  const done: Weighed[] = []
  let best = Number.POSITIVE_INFINITY
  for (const reading of readings) {
    if (reading.cost - MOST_GAINED > best) continue
    const { gain, isBorneOut, isNamed, isInARow } = gainOf(reading.items, shelf)
    if (!isBelieved(reading.items, isNamed, isInARow)) continue
    best = Math.min(best, reading.cost - gain)
    done.push({ ...reading, cost: reading.cost - gain, isBorneOut, isNamed })
  }
  return done.sort((a, b) => a.cost - b.cost)
}

/**
 * Whether names bear out what was mended from afar: they have to hold it with something that was said, and in a
 * row with it if what was said is a thing that people ask for ("sd car"). Else a shirt would find what is short.
 */
function isBelieved(items: readonly Item[], isNamed: boolean, isInARow: boolean): boolean {
  const isSaid = items.some(({ sounds }) => sounds === 'said')
  return items.every(({ sounds }) =>
    sounds === 'far' ? isSaid && isNamed : sounds === 'doubtful' ? isSaid && isInARow : true,
  )
}

interface Gain {
  readonly gain: number
  readonly isBorneOut: boolean
  readonly isNamed: boolean
  readonly isInARow: boolean
}

function gainOf(items: readonly Item[], { count, language }: Shelf): Gain {
  const row = rowMatch(items, language)
  const atMost = items.length === 1 ? ENOUGH_ALONE : ENOUGH
  const named = count('names', namedMatch(items, language), atMost)
  if (named > 0) {
    const inARow = items.length === 1 ? named : row ? count('names', row, atMost) : 0
    const gain = WEIGHT.named * Math.log(1 + named) + WEIGHT.inARow * Math.log(1 + inARow)
    return { gain, isBorneOut: true, isNamed: true, isInARow: inARow > 0 }
  }
  const isBorneOut = count('all', wholeMatch(items, language), 1) > 0
  const told = row && isBorneOut ? count('all', row, ENOUGH) : 0
  const isMended = items.some(({ sounds }) => sounds !== 'said')
  const inVain = isMended && told === 0 ? MENDED_IN_VAIN : 0
  return {
    gain: (isBorneOut ? WEIGHT.inARow * Math.log(1 + told) - TOLD : -NOWHERE) - inVain,
    isBorneOut,
    isNamed: false,
    isInARow: false,
  }
}

/** The items in a row, by the names they have. */
function rowMatch(items: readonly Item[], language: Language): string | undefined {
  const rows = items.reduce<string[]>(
    (before, { forms }) =>
      before.flatMap((one) => forms.slice(0, MOST_FORMS).map((form) => `${one} ${form}`)).slice(0, MOST_ROWS),
    [''],
  )
  const phrases = rows.flatMap((one) => phrase(one, language) ?? [])
  return phrases.length > 0 ? `(${phrases.map(quoted).join(' OR ')})` : undefined
}

const MOST_FORMS = 3
const MOST_ROWS = 9
