import { added, missing, substitution, weightOf } from './costs.ts'
import type { Heard } from './heard.ts'
import type { Element, Pattern, Word } from './model.ts'
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

function readBack(pattern: Pattern, heard: readonly Heard[], table: Table, spans: Spans): Alignment {
  const slots = new Map<string, Span>()
  const sum = { cost: table.cost[table.cost.length - 1] as number, weight: 0, carrier: 0, content: 0 }
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
      const span = spanOf(element.type.kind === 'phrase' ? 'phrase' : spans.of(element.type), step, at)
      slots.set(element.slot, span)
      sum.cost -= span.cost
      sum.weight += span.quality === 'open' ? 0.25 : 1
      at = step
    } else if (step === MATCH) {
      sum.carrier += weightOf(element)
      if (element.kind === 'content') sum.content += 1
      at -= 1
    }
  }
  return { pattern, slots, ...sum, weight: sum.weight + sum.carrier }
}

function spanOf(fillers: readonly Span[] | 'phrase', from: number, to: number): Span {
  const found =
    fillers === 'phrase' ? undefined : fillers.find((span) => span.from === from && span.to === to)
  return found ?? { from, to, quality: 'open', cost: 0 }
}
