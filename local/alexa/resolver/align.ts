import { added, missing, substitution, weightOf } from './costs.ts'
import type { Heard } from './heard.ts'
import type { Element, Pattern, SlotType, Word } from './model.ts'
import type { Span, Spans } from './spans.ts'

/** A sample laid over an utterance at the least cost. */
export interface Alignment {
  readonly pattern: Pattern
  readonly slots: ReadonlyMap<string, Span>
  /** Cost of the words; that of slots is in the spans. */
  readonly cost: number
  /** What was explained: words of the sample and slots. */
  readonly weight: number
  /** Weight of the words alone, and how many of them have a meaning. */
  readonly carrier: number
  readonly content: number
  /** Words of the sample that were not said, or for which another word was. */
  readonly bent: number
  /** What leads to a slot was said so differently that something else may be meant. */
  readonly isLedAstray: boolean
}

/** How a cell of the table was reached: by a word for a word, a word too few or too many, or a slot. */
const MATCH = -1
const MISSING = -2
const ADDED = -3

interface Table {
  readonly cost: Float64Array
  /** One of the three above, or for a slot where its words begin. */
  readonly from: Int32Array
  readonly width: number
}

/** Lays a sample over the words; undefined if a slot finds nothing to be filled with. */
export function align(pattern: Pattern, heard: readonly Heard[], spans: Spans): Alignment | undefined {
  const width = heard.length + 1
  const size = (pattern.elements.length + 1) * width
  const table: Table = { cost: new Float64Array(size).fill(Infinity), from: new Int32Array(size), width }
  table.cost[0] = 0
  for (let at = 0; at < heard.length; at += 1) reach(table, at + 1, at, added(heard[at] as Heard), ADDED)
  for (const [row, element] of pattern.elements.entries())
    if (element.is === 'word') wordRow(table, row + 1, element, heard, spans)
    else slotRow(table, row + 1, element.type.kind === 'phrase' ? 'phrase' : spans.of(element.type), heard)
  return table.cost[size - 1] === Infinity ? undefined : readBack(pattern, heard, table, spans)
}

function reach(table: Table, cell: number, before: number, cost: number, from: number): void {
  const total = (table.cost[before] as number) + cost
  if (total < (table.cost[cell] as number)) {
    table.cost[cell] = total
    table.from[cell] = from
  }
}

function wordRow(table: Table, row: number, meant: Word, heard: readonly Heard[], spans: Spans): void {
  const { width } = table
  const start = row * width
  reach(table, start, start - width, missing(meant), MISSING)
  for (let at = 0; at < heard.length; at += 1) {
    const cell = start + at + 1
    const word = heard[at] as Heard
    reach(table, cell, cell - width - 1, substitution(meant, word, spans.isNoun), MATCH)
    reach(table, cell, cell - width, missing(meant), MISSING)
    reach(table, cell, cell - 1, added(word), ADDED)
  }
}

function slotRow(
  table: Table,
  row: number,
  fillers: readonly Span[] | 'phrase',
  heard: readonly Heard[],
): void {
  const { width } = table
  const start = row * width
  let best = 0
  let next = 0
  for (let at = 0; at < heard.length; at += 1) {
    const cell = start + at + 1
    if (fillers === 'phrase') {
      if ((table.cost[start - width + at] as number) < (table.cost[start - width + best] as number)) best = at
      reach(table, cell, start - width + best, 0, best)
    } else {
      for (; fillers[next]?.to === at + 1; next += 1) {
        const { from, cost } = fillers[next] as Span
        reach(table, cell, start - width + from, cost, from)
      }
    }
    reach(table, cell, cell - 1, added(heard[at] as Heard), ADDED)
  }
}

/** Reads the table from its end: each step back is a word for a word, a word too few or too many, or a slot. */
function readBack(pattern: Pattern, heard: readonly Heard[], table: Table, spans: Spans): Alignment {
  const slots = new Map<string, Span>()
  const cost = table.cost[table.cost.length - 1] as number
  const sum: Sum = { cost, weight: 0, carrier: 0, content: 0, bent: 0, isOther: false, isInflected: false }
  let row = pattern.elements.length
  let at = heard.length
  while (row > 0 || at > 0) {
    const step = table.from[row * table.width + at] as number
    if (step === ADDED) {
      at -= 1
      continue
    }
    row -= 1
    const element = pattern.elements[row] as Element
    if (element.is === 'slot') {
      slots.set(element.slot, spanOf(element.type, spans, step, at))
      at = step
    } else {
      const said = step === MATCH ? heard[at - 1] : undefined
      addWord(sum, element, said, pattern.elements[row + 1]?.is === 'slot')
      if (said) at -= 1
    }
  }
  for (const span of slots.values()) {
    sum.cost -= span.cost
    sum.weight += span.quality === 'open' ? 0.25 : 1
  }
  const { isOther, isInflected, ...sums } = sum
  const isLedAstray = isOther || (isInflected && sum.bent > 1)
  return { pattern, slots, ...sums, isLedAstray, weight: sum.weight + sum.carrier }
}

/** Whoever speaks: without this word another sentence is meant. */
export const SELF: ReadonlySet<string> = new Set(['me', 'moi'])

/** What is added up on the way back. */
interface Sum {
  cost: number
  weight: number
  carrier: number
  content: number
  bent: number
  isOther: boolean
  isInflected: boolean
}

/**
 * Adds a word of the sample, and how it was said; undefined if it was not.
 * @param leads it stands right before a slot: "call my mother" is no "call me {name}", nor "I am called {name}"
 */
function addWord(sum: Sum, meant: Word, said: Heard | undefined, leads: boolean): void {
  if (said) {
    sum.carrier += weightOf(meant)
    if (meant.kind === 'content') sum.content += 1
  }
  const isOther = meant.stem !== said?.stem
  if (isOther) sum.bent += 1
  if (isOther && (leads || SELF.has(meant.key))) sum.isOther = true
  if (leads && meant.key !== meant.stem && meant.key !== said?.key) sum.isInflected = true
}

function spanOf(type: SlotType, spans: Spans, from: number, to: number): Span {
  const fillers = type.kind === 'phrase' ? [] : spans.of(type)
  const found = fillers.find((span) => span.from === from && span.to === to)
  return found ?? { from, to, quality: 'open', cost: 0 }
}
