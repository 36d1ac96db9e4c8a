import { LIMITS } from './costs.ts'
import type { Heard } from './heard.ts'
import type { CompiledModel, Pattern, PatternIndex } from './model.ts'
import type { Spans } from './spans.ts'

/** A mask has so many bits; words of meaning beyond them count as said. */
const BITS = 31

/** Where each word of meaning stands in the patterns. */
export function indexOf(patterns: readonly Pattern[]): PatternIndex {
  const index = new Map<string, { patterns: number[]; words: number[] }>()
  for (const [at, { content }] of patterns.entries())
    for (const [bit, word] of content.slice(0, BITS).entries())
      for (const key of [word.stem, `~${word.group}`]) {
        const places = index.get(key) ?? { patterns: [], words: [] }
        places.patterns.push(at)
        places.words.push(1 << bit)
        index.set(key, places)
      }
  return index
}

/**
 * The patterns that are worth an alignment. Left out is only what no alignment can bring near: a slot that nothing
 * fills, too many words of meaning that were not said, or too many said that a sample without slots does not have.
 */
export function shortlist(model: CompiledModel, heard: readonly Heard[], spans: Spans): Pattern[] {
  const said = saidIn(model, heard)
  const meant = heard.filter((word) => word.kind === 'content' && !word.soft).length
  return model.patterns.filter((pattern, at) => isNear(pattern, ones(said[at] as number), meant, spans))
}

/** For each pattern, which of its words of meaning were said, as a mask. */
function saidIn({ patterns, index }: CompiledModel, heard: readonly Heard[]): Uint32Array {
  const masks = new Uint32Array(patterns.length)
  const keys = new Set(heard.flatMap(({ stem, group, slip }) => [stem, `~${group}`, slip?.stem ?? stem]))
  for (const key of keys) {
    const places = index.get(key)
    for (const [nth, pattern] of places?.patterns.entries() ?? [])
      masks[pattern] = (masks[pattern] as number) | (places?.words[nth] as number)
  }
  return masks
}

/**
 * Whether the least cost is within the limit of the greatest weight.
 * @param said how many of its words of meaning were said
 * @param meant how many words of meaning were said in all
 */
function isNear(pattern: Pattern, said: number, meant: number, spans: Spans): boolean {
  const { elements, content, slots, builtIn, weight } = pattern
  const missed = Math.max(0, Math.min(content.length, BITS) - said)
  const extra = slots.length > 0 ? 0 : Math.max(0, meant - (elements.length - missed))
  if (missed + extra > (builtIn ? LIMITS.builtIn : LIMITS.near) * (weight - missed)) return false
  return slots.every(({ type }) => type.kind === 'phrase' || spans.of(type).length > 0)
}

/** How many bits of a mask are set. */
function ones(mask: number): number {
  let count = 0
  for (let left = mask; left !== 0; left &= left - 1) count += 1
  return count
}
