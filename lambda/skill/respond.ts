import type { ResponseBuilder } from 'ask-sdk-core'
import type { Directive, dialog } from 'ask-sdk-model'
import type { Act } from '../acts.ts'
import { type Catalog, CatalogUnavailable, type Product } from '../catalog/catalog.ts'
import { distinctNames } from '../catalog/naming/distinct.ts'
import { pictureIn } from '../catalog/picture.ts'
import { type Language, type Locale, languageOf } from '../locale.ts'
import type { Door, ShopFront } from '../speech/prompts.ts'
import { productIdsOf, type Speech, speak } from '../speech/speak.ts'
import { type Said, toSsml } from '../speech/ssml.ts'
import { connectionIn } from './connections.ts'
import { showing } from './screen/render.ts'

/** What is worded: acts, in a locale, and what was read aloud before them. */
export interface Wording {
  readonly acts: readonly Act[]
  readonly locale: Locale
  /** The products read aloud in this session, by id. */
  readonly heard: readonly string[]
  /** What whoever is speaking is called; said only where an act says that it may be. */
  readonly name: Said
  /** Where a phone is connected. */
  readonly door: Door
  readonly shop: ShopFront
}

/** Acts with the products they speak of, and those that can be asked about, as the shop sells them today. */
async function illustrated({ acts, locale, heard }: Wording, catalog: Catalog) {
  const spoken = productIdsOf(acts)
  const isRow = acts.some((act) => 'ids' in act || 'picks' in act)
  const askable = isRow ? [...new Set([...heard, ...spoken])] : spoken
  try {
    const language = languageOf(locale)
    const sold = askable.length === 0 ? [] : await catalog.products(askable, language)
    const products = distinct(sold, spoken, language)
    return { acts, products, taught: isRow ? products : [] }
  } catch (error) {
    if (!(error instanceof CatalogUnavailable)) throw error
    const query = acts.find((act) => 'query' in act)?.query ?? ''
    const failed: Act = { act: 'could not search', query, kept: false }
    return { acts: [failed], products: [], taught: [] }
  }
}

/** Products with names that tell those apart that are spoken of together: two lamps of one name, green and blue. */
function distinct(products: readonly Product[], spoken: readonly string[], language: Language): Product[] {
  const read = [...new Set(spoken)].flatMap((id) => products.find((product) => product.id === id) ?? [])
  const names = distinctNames(read, language)
  const named = new Map(read.map(({ id }, index) => [id, names[index]]))
  return products.map((product) => ({ ...product, spokenName: named.get(product.id) ?? product.spokenName }))
}

/** Whether a word of a name is the word for the kind, in the singular or the plural. */
const isKindWord = (word: string, kindWords: readonly string[]): boolean =>
  kindWords.some((kind) => kind.startsWith(word) && kind.length - word.length <= 2)

/**
 * How people shorten a name: "Piper whistling kettle" is "Piper whistling", "Piper kettle" and "Piper".
 */
function shortNames({ spokenName, kind }: Product): string[] {
  const kindWords = (kind ?? '').toLowerCase().split(/\s+/u)
  const words = spokenName.split(/\s+/u)
  const own = words.filter((word) => !isKindWord(word.toLowerCase(), kindWords))
  const [first] = own
  if (first === undefined) return []
  const withKind = words.filter((word) => word === first || !own.includes(word))
  return [own.join(' '), withKind.join(' '), first].filter((name) => name !== spokenName)
}

/** "The blue one": how people point at a product by its colour. */
const byColor = ({ color }: Product, language: Language): string[] =>
  color === undefined
    ? []
    : language === 'fr'
      ? [color, `celui en ${color}`, `celle en ${color}`]
      : [`${color} one`, `one in ${color}`]

/**
 * Teaches Alexa the names, colours and brands that were read, for this session, so that "tell me about the
 * Fellside", "the blue one" and "only Larkholt" resolve whatever a shop sells. Amazon allows 100 values and
 * synonyms together; a dozen products with six each and their brands stay below.
 */
function dynamicEntities(products: readonly Product[], language: Language): dialog.DynamicEntitiesDirective {
  const names = products.map((product) => [
    ...new Set([product.spokenName, ...shortNames(product), ...byColor(product, language)]),
  ])
  // "Brook" alone says nothing where a Brook bath towel and a Brook hand towel were read.
  const isPlain = (name: string) => names.filter((own) => own.includes(name)).length === 1
  const values = products.map(({ id, spokenName }, i) => {
    const synonyms = (names[i] ?? []).filter((name) => name !== spokenName && isPlain(name))
    return { id, name: { value: spokenName, synonyms } }
  })
  const brands = [...new Set(products.flatMap(({ brand }) => brand ?? []))]
  const brandValues = brands.map((brand) => ({ id: brand, name: { value: brand, synonyms: [] } }))
  return {
    type: 'Dialog.UpdateDynamicEntities',
    updateBehavior: 'REPLACE',
    types: [
      { name: 'PRODUCT_NAME', values },
      ...(brands.length > 0 ? [{ name: 'BRAND', values: brandValues }] : []),
    ],
  }
}

/** An answer in words, ready to be put into a response. */
export interface Worded {
  readonly speech: Speech
  readonly language: Language
  readonly taught: readonly Product[]
  /** Hands the talk to Alexa. */
  readonly connection: Directive | undefined
}

/** Words acts, with the products as the shop sells them today. */
export async function word(wording: Wording, catalog: Catalog): Promise<Worded> {
  const { acts, products, taught } = await illustrated(wording, catalog)
  const byId = new Map(products.map((product) => [product.id, product]))
  const { locale } = wording
  const speech = speak(acts, byId, wording)
  return { speech, language: languageOf(locale), taught, connection: connectionIn(acts) }
}

/** Puts speech, card and names into a response. The microphone is open exactly where a question is. */
export function respond(
  builder: ResponseBuilder,
  { speech, language, taught, connection }: Worded,
  hasScreen = false,
): void {
  const { said, reprompt, card, screen } = speech
  builder.speak(toSsml(said))
  if (reprompt) builder.reprompt(toSsml(reprompt))
  const isShown = hasScreen && screen !== undefined
  if (connection) builder.addDirective(connection)
  // Left out on a screen, it leaves the microphone shut and what is shown to be looked at; left out beside a
  // connection, because Alexa has the talk then.
  if (reprompt || !(isShown || connection)) builder.withShouldEndSession(reprompt === undefined)
  if (isShown) builder.addDirective(showing(screen))
  if (card)
    builder.withStandardCard(
      card.title,
      card.text,
      card.image && pictureIn(card.image, '720x480'),
      card.image,
    )
  if (taught.length > 0) builder.addDirective(dynamicEntities(taught, language))
}
