/** Sounds that are taken for each other; each is as good as half another sound. */
const ALIKE = 'pb td kg fv sz SC SJ CJ mn nN lr fT dT wv zJ sS tk zS vT hw nG'.split(' ')
const NEAR = new Set(ALIKE.flatMap(([a = '', b = '']) => [a + b, b + a]))
const VOWELS = new Set('aeiouAEIOUWY')
const WEAK = new Set('hwy')

/** What a letter that is another, missing or too many is worth among sounds. */
export const LETTER = 0.8

/** How far apart two words are written: Levenshtein's distance, worth a little less than sounds. */
export const writtenApart = (a: string, b: string): number =>
  LETTER *
  levenshtein(
    a,
    b,
    (one, other) => (one === other ? 0 : 1),
    () => 1,
  )

/** What it costs to hear one sound for another. */
function swap(a: string, b: string): number {
  if (a === b) return 0
  const [first, second] = [VOWELS.has(a), VOWELS.has(b)]
  if (first && second) return a.toLowerCase() === b.toLowerCase() ? 0.2 : 0.35
  if (first !== second) return 1.2
  return NEAR.has(a + b) ? 0.4 : 0.9
}

/** What it costs not to hear a sound, or to hear one that was not there. */
const slip = (sound: string): number => (VOWELS.has(sound) ? 0.5 : WEAK.has(sound) ? 0.6 : 0.9)

/**
 * How far two words sound apart: 0 is the same, 1 about one sound that is quite another. Levenshtein's
 * distance with the costs above.
 */
export const distanceOf = (a: string, b: string): number => levenshtein(a, b, swap, slip)

/** Counted with indices and two rows: it is asked for a thousand times a query. */
function levenshtein(
  a: string,
  b: string,
  swapped: (one: string, other: string) => number,
  slipped: (one: string) => number,
): number {
  let row = new Float64Array(b.length + 1)
  let next = new Float64Array(b.length + 1)
  const at = (values: Float64Array, index: number): number => values[index] ?? 0
  for (let j = 0; j < b.length; j += 1) row[j + 1] = at(row, j) + slipped(b.charAt(j))
  for (let i = 0; i < a.length; i += 1) {
    const one = a.charAt(i)
    const slip = slipped(one)
    next[0] = at(row, 0) + slip
    for (let j = 0; j < b.length; j += 1) {
      const other = b.charAt(j)
      const through = Math.min(at(row, j) + swapped(one, other), at(row, j + 1) + slip)
      next[j + 1] = Math.min(through, at(next, j) + slipped(other))
    }
    ;[row, next] = [next, row]
  }
  return at(row, b.length)
}

const CLASS: ReadonlyMap<string, string> = new Map(
  ['pb', 'tdT', 'kg', 'fv', 'szSCJ', 'mnNG', 'l', 'r'].flatMap((letters) =>
    [...letters].map((one): [string, string] => [one, letters[0] ?? '']),
  ),
)

/** The consonants of a word by their kind, without h, w and y: what is left of it in a noisy room. */
export const skeletonOf = (sounds: string): string => [...sounds].map((one) => CLASS.get(one) ?? '').join('')

/** A skeleton, and it with one consonant less: two words share one of these if they differ by one consonant. */
export function neighboursOf(skeleton: string): readonly string[] {
  const shorter = [...skeleton].map((_, index) => skeleton.slice(0, index) + skeleton.slice(index + 1))
  return [...new Set([skeleton, ...shorter])].filter((one) => one !== '')
}
