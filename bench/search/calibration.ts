/** A fixed piece of work: 200 million steps of xorshift. */
const STEPS = 200_000_000

/** How long this machine takes for it now, in milliseconds: speeds of other machines can be held against it. */
export function calibrate(): number {
  const began = performance.now()
  let state = 1
  for (let step = 0; step < STEPS; step += 1) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
  }
  const took = performance.now() - began
  if (state === 0) throw new Error('xorshift never reaches 0.')
  return took
}
