/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Draws from a list as words are drawn in a language: the n-th as often as 1/n (Zipf's law). */
export function zipf<Item>(items: readonly Item[], random: () => number): () => Item {
  const sums: number[] = []
  let sum = 0
  for (let rank = 1; rank <= items.length; rank += 1) {
    sum += 1 / rank
    sums.push(sum)
  }
  return () => {
    const drawn = random() * sum
    let [low, high] = [0, items.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < drawn) low = middle + 1
      else high = middle
    }
    return items[low] as Item
  }
}
