import { wordTokensOf } from '../query/said.ts'
import type { Item } from './item.ts'

/** What was said, with the words that were misheard put right: fit to be said back. */
export function mended(text: string, items: readonly Item[]): string {
  const tokens = wordTokensOf(text)
  let right = text
  // From the end, so that places before stay what they are.
  for (const { from, to, forms, sounds } of [...items].sort((a, b) => b.from - a.from)) {
    const [first, last] = [tokens[from], tokens[to - 1]]
    if (sounds !== 'said' && first && last)
      right = right.slice(0, first.start) + (forms[0] ?? '') + right.slice(last.end)
  }
  return right
}
