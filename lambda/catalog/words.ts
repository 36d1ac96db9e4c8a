import type { Language } from '../locale.ts'

/** What a query asks for. */
export interface Wanted {
  /** The words that say what is wanted, folded, each once. */
  readonly words: readonly string[]
  /** Those that say what kind of thing it is: one ("kettle"), or several ("a kettle and a toaster"). */
  readonly heads: readonly string[]
}

/** More of a query than anybody says in one breath is not read. */
const LONGEST_QUERY = 500
const MOST_WORDS = 12

const list = (words: string) => new Set(words.split(/\s+/))

/**
 * Words that say nothing about a product. Words that limit ("under", "without", "sans", "moins") are not
 * among them: as long as the search does not understand them, they must keep it from claiming a full match.
 */
const FILLERS: Record<Language, ReadonlySet<string>> = {
  en: list(
    `a all an and any anything are as at be by chance couple d decent do every few find for from get give good great have i in is it just
     like ll look looking lot lots m me my need new nice of on or pair please re s show some something
     t that the there these this those to us ve want we what which who with would you your`,
  ),
  fr: list(
    `a ai aimerais au aux avec avez besoin bon bonne bonnes bons c ce ces cet cette cherche chercher cherchez chose d dans de des du
     en est et faudrait faut il j je l la le les leur lui m ma me merci mes moi mon montre montrez n neuf neuve neufs neuves nous nouveau nouveaux nouvelle nouvelles on
     ou paire par plait pour pourriez qu que quelque quelques qui s se si sont sur svp t te toi trouve trouver
     trouvez tu un une veux voudrais vos votre vous y`,
  ),
}

/** After these a phrase goes on about something else: "a lamp | for the desk". */
const TURNS = list(
  `above at below beside between by for from in less like more near on or over than that to under up which who
   with without`,
)

/** "A set of knives" is about knives. */
const MEASURES = list(
  'bag bottle bottles box boxes bunch jar pack packs packet roll rolls set sets stack tin',
)
const MEASURES_FR = list('boite boites jeu jeux lot lots paquet paquets rouleau set sets')

/** French adjectives that stand before their noun. */
const BEFORE_NOUN = list(
  `beau beaux bel belle belles bon bonne bonnes bons deux grand grande grandes grands gros grosse joli jolie
   jolies jolis nouveau nouvelle nouvelles petit petite petites petits quatre six trois vieille vieux`,
)

/** Plurals that the English stemmer of SQLite does not bring back to their singular. */
const PLURALS = new Map(
  Object.entries({
    knives: 'knife',
    shelves: 'shelf',
    scarves: 'scarf',
    loaves: 'loaf',
    leaves: 'leaf',
    halves: 'half',
    children: 'child',
    people: 'person',
    men: 'man',
    women: 'woman',
    feet: 'foot',
    mice: 'mouse',
  }),
)

/**
 * The text as the index holds it, and as a query is compared with it: lower case, no accents, no punctuation,
 * plurals folded. Both sides go through here, so they cannot drift apart. English regular forms are left to
 * SQLite's porter stemmer; French loses a final s or x, singular or not (`tapis` is `tapi` on both sides).
 */
export const indexed = (text: string, language: Language): string =>
  split(text)
    .map((word) => fold(word, language))
    .join(' ')

/** Between two things that are both wanted. */
const ALSO = list('and or et ou')

/** What a spoken query asks for: fillers dropped, the head nouns found. Takes any string. */
export function wanted(query: string, language: Language): Wanted {
  const spoken = split(query.slice(0, LONGEST_QUERY))
  const said = spoken.filter((word) => !FILLERS[language].has(word)).slice(0, MOST_WORDS)
  const headOf = language === 'fr' ? frenchHead : englishHead
  const heads = partsOf(spoken).flatMap((part) => headOf(part) ?? [])
  return {
    words: [...new Set(said.map((word) => fold(word, language)))],
    heads: [...new Set(heads.map((head) => fold(head, language)))],
  }
}

/** "A kettle | a toaster": what stands between the words for "and" and "or". */
function partsOf(spoken: readonly string[]): string[][] {
  const parts: string[][] = [[]]
  for (const word of spoken) {
    if (ALSO.has(word)) parts.push([])
    else parts.at(-1)?.push(word)
  }
  return parts
}

function split(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (
    plain
      .replaceAll('œ', 'oe')
      .replaceAll('æ', 'ae')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function fold(word: string, language: Language): string {
  if (language === 'en') return PLURALS.get(word) ?? word
  return word.length > 3 ? word.replace(/[sx]$/, '') : word
}

/** English puts the noun last, before anything that follows a preposition. */
function englishHead(spoken: readonly string[]): string | undefined {
  let head: string | undefined
  for (const word of spoken) {
    if (head !== undefined && TURNS.has(word)) break
    if (head !== undefined && word === 'of' && !MEASURES.has(head)) break
    if (!FILLERS.en.has(word)) head = word
  }
  return head
}

/** French puts the noun first, after a few short adjectives. */
function frenchHead(spoken: readonly string[]): string | undefined {
  const said = spoken.filter((word) => !FILLERS.fr.has(word))
  return said.find((word) => !BEFORE_NOUN.has(word) && !MEASURES_FR.has(word)) ?? said[0]
}
