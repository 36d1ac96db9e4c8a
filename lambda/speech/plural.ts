const list = (words: string) => new Set(words.split(/\s+/))

/** Nouns that are the same for one and for many, or that only come as many. */
const UNCHANGED = list(
  `binoculars clothes deer fish glasses headphones jeans knickers leggings pants pliers pyjamas pajamas scissors
   series shears sheep shorts sunglasses tights tongs trousers tweezers`,
)

const IRREGULAR = new Map(
  Object.entries({
    calf: 'calves',
    child: 'children',
    elf: 'elves',
    foot: 'feet',
    goose: 'geese',
    half: 'halves',
    knife: 'knives',
    leaf: 'leaves',
    loaf: 'loaves',
    man: 'men',
    mouse: 'mice',
    person: 'people',
    potato: 'potatoes',
    quiz: 'quizzes',
    scarf: 'scarves',
    shelf: 'shelves',
    tomato: 'tomatoes',
    tooth: 'teeth',
    wife: 'wives',
    wolf: 'wolves',
    woman: 'women',
  }),
)

/** Longer than any word of the language, so no noun. */
const LONGEST_NOUN = 30

/** The plural of an English noun as a shopper would say it. What is no plain word comes back as it is. */
export function plural(noun: string): string {
  const lower = noun.toLowerCase()
  if (noun.length > LONGEST_NOUN || UNCHANGED.has(lower) || !/\p{L}$/u.test(noun)) return noun
  if (/['’]s$/.test(lower)) return noun
  // "Bookshelf" and "penknife" go as their last part does.
  const [singular, irregular] =
    [...IRREGULAR].find(([one]) => lower === one || (one.length > 3 && lower.endsWith(one))) ?? []
  if (singular && irregular) return noun.slice(0, -singular.length) + irregular
  if (/[^aeiou]y$/.test(lower)) return `${noun.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/.test(lower) ? `${noun}es` : `${noun}s`
}
