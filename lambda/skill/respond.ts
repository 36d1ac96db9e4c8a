import type { ResponseBuilder } from 'ask-sdk-core'
import type { dialog } from 'ask-sdk-model'
import type { Act } from '../acts.ts'
import { type Catalog, CatalogUnavailable, type Product } from '../catalog/catalog.ts'
import { type Locale, languageOf } from '../locale.ts'
import { productIdsOf, type Speech, speak } from '../speech/speak.ts'
import { toSsml } from '../speech/ssml.ts'

/** Acts with the products they speak of, as the shop sells them today. */
async function illustrated(acts: readonly Act[], catalog: Catalog, locale: Locale) {
  const ids = productIdsOf(acts)
  try {
    const products = ids.length === 0 ? [] : await catalog.products(ids, languageOf(locale))
    return { acts, products }
  } catch (error) {
    if (!(error instanceof CatalogUnavailable)) throw error
    const query = acts.find((act) => 'query' in act)?.query ?? ''
    const failed: Act = { act: 'could not search', query, kept: false }
    return { acts: [failed], products: [] }
  }
}

/** A name without the words for its kind, as people shorten it: "Hush kettle" is "Hush". */
function shortName({ spokenName, kind }: Product): string {
  const kindWords = new Set((kind ?? '').toLowerCase().split(/\s+/u))
  const words = spokenName.split(/\s+/u).filter((word) => !kindWords.has(word.toLowerCase()))
  return words.join(' ')
}

/**
 * Teaches Alexa the names that were just read, for this session, so that "tell me about the Fellside"
 * resolves. Amazon allows 100 values with their synonyms; three with one each is far below.
 */
function dynamicEntities(products: readonly Product[]): dialog.DynamicEntitiesDirective {
  const values = products.map((product) => {
    const short = shortName(product)
    const synonyms = short === '' || short === product.spokenName ? [] : [short]
    return { id: product.id, name: { value: product.spokenName, synonyms } }
  })
  const types = [{ name: 'PRODUCT_NAME', values }]
  return { type: 'Dialog.UpdateDynamicEntities', updateBehavior: 'REPLACE', types }
}

/** Puts words, card and session into a response. The microphone is open exactly where a question is. */
function build(builder: ResponseBuilder, speech: Speech, products: readonly Product[]): void {
  builder.speak(toSsml(speech.said))
  if (speech.reprompt) builder.reprompt(toSsml(speech.reprompt))
  builder.withShouldEndSession(speech.reprompt === undefined)
  const { card } = speech
  if (card) builder.withStandardCard(card.title, card.text, card.image, card.image)
  if (products.length > 0) builder.addDirective(dynamicEntities(products))
}

/**
 * Words acts in a locale and puts them into the response.
 * @param personId this turn's raw person id, for the name tag; it goes nowhere else
 */
export async function respond(
  builder: ResponseBuilder,
  acts: readonly Act[],
  locale: Locale,
  catalog: Catalog,
  personId: string | undefined,
): Promise<void> {
  const shown = await illustrated(acts, catalog, locale)
  const byId = new Map(shown.products.map((product) => [product.id, product]))
  build(builder, speak(shown.acts, locale, byId, personId), shown.products)
}
