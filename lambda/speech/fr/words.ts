import type { FilterName, Product } from '../../catalog/catalog.ts'
import { productList } from '../list.ts'
import { spokenPrice } from '../money.ts'
import type { Question, SoughtAct, Titling, Words } from '../prompts.ts'
import { saidBack } from '../spoken-query.ts'
import { type Said, say } from '../ssml.ts'

export const WHAT = say`Que cherchez-vous ?`
export const ELSE = say`Que puis-je chercher d’autre ?`
export const WOULD = say`Que souhaitez-vous ?`
export const GO_ON = say`Voulez-vous continuer ?`
export const GONE = say`Cet article n’est plus en boutique.`

const NUMBERS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']
export const count = (n: number): string => NUMBERS[n] ?? (n > 100 ? 'plus de cent' : String(n))
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
export const capitalized = ([first = '', ...rest]: Said): Said =>
  typeof first === 'string' ? [capital(first), ...rest] : [first, ...rest]

/** À la place d’un prix que seul Amazon peut dire. */
export const AMAZON = 'en vente chez Amazon'

export const listed = (ids: readonly string[], words: Words): Said =>
  productList(ids, words, {
    article: '',
    and: 'et',
    soldOut: 'en rupture pour le moment',
    amazon: AMAZON,
    join: ' ; ',
  })

const DETERMINER =
  /^(?:une?|des?|du|les?|la|l['’]|d['’]|mon|ma|mes|notre|nos|deux|trois|quelques)(?:\s|(?<=['’]))/u

/** « Pour une bouilloire », mais « Grille-pain » : sans article, « pour » sonnerait faux. */
function understood(query: string): string {
  const said = saidBack(query, 'fr')
  return DETERMINER.test(said) ? `Pour ${said}` : capital(said)
}

const ORDERS = {
  fit: '',
  cheapest: ', par prix croissant',
  dearest: ', par prix décroissant',
  popular: ', en commençant par les plus vendus',
} as const

const of = (brand: string): string => (/^[aeiouyhéèêàâîôû]/iu.test(brand) ? `d’${brand}` : `de ${brand}`)

/** Ce qui limite une recherche : « en bleu à moins de 50 euros ». */
function limits({ query, filters = {} }: SoughtAct, words: Titling): string {
  const { colors = [], brands = [], without = [], price } = filters
  // « Une serviette bleue » est déjà en bleu.
  const said = colors.filter((color) => !query.toLowerCase().includes(color.toLowerCase()))
  const color = said.length > 0 ? ` en ${said.join(' ou ')}` : ''
  const brand = brands.length > 0 ? ` ${brands.map(of).join(' ou ')}` : ''
  const not = without.length > 0 ? `, mais pas ${without.join(' ni ')}` : ''
  return `${color}${brand}${rangeOf(price, words)}${not}`
}

/** Tout ce qui est cherché, en tête de phrase. */
export const lookedFor = (act: SoughtAct, words: Titling): string =>
  `${saidBack(act.query, 'fr') === '' ? 'Tout' : understood(act.query)}${limits(act, words)}${ORDERS[act.order ?? 'fit']}`

/** Une limite qui s’arrête à un centime d’un prix rond voulait dire ce prix. */
function rangeOf(price: NonNullable<SoughtAct['filters']>['price'], { locale }: Titling): string {
  if (!price) return ''
  const { from, to, currency } = price
  const said = (minor: number) => spokenPrice({ minor, currency }, locale)
  const most = to === undefined ? undefined : said((to + 1) % 100 === 0 ? to + 1 : to)
  const least = from === undefined ? undefined : said((from - 1) % 100 === 0 ? from - 1 : from)
  if (most !== undefined && least !== undefined) return ` entre ${least} et ${most}`
  return most === undefined ? ` à plus de ${least}` : ` à moins de ${most}`
}

/** Ce qui est cherché, après « pour ». */
export const heard = (act: SoughtAct, words: Titling): string => {
  const said = saidBack(act.query, 'fr')
  // After « pour », ce qui est pour quelque chose se dit par cela.
  const what = said.replace(/^quelque chose pour /, '')
  return `${what === '' ? 'des articles' : what}${limits(act, words)}`
}

const FILTERS: Readonly<Record<FilterName, string>> = {
  price: 'le prix',
  colors: 'la couleur',
  brands: 'la marque',
  without: 'ce que vous avez exclu',
  except: 'ce que vous avez écarté',
}
export const named = (filters: readonly FilterName[]): string => inARow(filters.map((name) => FILTERS[name]))
export const thereAre = (total: number): string =>
  total === 1 ? 'il reste un article' : `il reste ${count(total)} articles`
const ofThem = (n: number): string =>
  n > 2 ? 'le premier, le deuxième ou le troisième' : 'le premier ou le deuxième'

/** Un prix, et ce qu’il était avant une promotion ; aucun pour ce que vend Amazon. */
export function priced({ price, regularPrice, asin }: Product, { locale }: Words): string {
  if (asin !== undefined) return AMAZON
  const before = regularPrice ? `, au lieu de ${spokenPrice(regularPrice, locale)}` : ''
  return `${spokenPrice(price, locale)}${before}`
}

/** Le prix d’un article, et ce qui le distingue de l’autre. */
export function traits(product: Product, one: Product, other: Product, words: Words): string {
  const stock =
    one.inStock === other.inStock ? [] : [product.inStock ? 'en stock' : 'en rupture pour le moment']
  const color = product.color && one.color !== other.color ? [`en ${product.color}`] : []
  const brand = product.brand && one.brand !== other.brand ? [of(product.brand)] : []
  return [priced(product, words), ...color, ...brand, ...stock].join(', ')
}

/** Ce que l’un coûte de moins que l’autre. */
export function difference(one: Product, other: Product, { locale }: Words): string {
  if (one.price.currency !== other.price.currency || one.asin || other.asin) return ''
  const minor = Math.abs(one.price.minor - other.price.minor)
  if (minor === 0) return ' Le prix est le même.'
  const place = one.price.minor < other.price.minor ? 'premier' : 'second'
  return ` Le ${place} coûte ${spokenPrice({ ...one.price, minor }, locale)} de moins.`
}

/** « Tous les neuf », en tête ou au milieu d’une phrase. */
export const allOfThem = (n: number): string =>
  n === 1 ? 'l’article' : n === 2 ? 'les deux articles' : `les ${count(n)} articles`

const offerPhone = (n: number): Said => say`Je mets ${allOfThem(n)} sur votre téléphone ?`

/** La question après une liste, et combien il en reste. « Article » vaut pour une lampe comme pour un tapis. */
export function onward(left: number, read: number, phone?: number): { more: Said; ask: Said } {
  if (phone !== undefined) return { more: onward(left, read).more, ask: offerPhone(phone) }
  if (left === 1) return { more: say` Il reste un article.`, ask: say`Je vous le lis ?` }
  if (left > 1) {
    const ask = left > 3 ? say`Je vous lis les trois suivants ?` : say`Je vous les lis ?`
    return { more: say` Il reste ${count(left)} articles.`, ask }
  }
  return {
    more: [],
    ask: read === 1 ? say`Je vous en dis plus ?` : say`Quel article voulez-vous découvrir ?`,
  }
}

/** Lequel écarter parmi ceux-là. */
export const leaveWhichOut = (n: number): Said =>
  n === 1 ? say`Dois-je écarter cet article ?` : say`Quel article dois-je écarter : ${ofThem(n)} ?`

/** Quelles limites enlever pour qu’il reste quelque chose. */
export const shallDrop = (drop: readonly FilterName[]): Said =>
  say`Dois-je ${drop.length > 1 ? 'les enlever' : `enlever ${named(drop)}`} ?`

/** La question qui était ouverte avant, dans ses propres mots. */
export function askedAgain(question: Question, left: number, drop: readonly FilterName[] = []): Said {
  if (question === 'go on') return GO_ON
  if (question === 'send') return offerPhone(left)
  if (question === 'leave out') return leaveWhichOut(left)
  if (question === 'reserve')
    return say`Quel article dois-je réserver${left > 1 ? ` : ${ofThem(left)}` : ''} ?`
  if (question === 'drop') return shallDrop(drop)
  if (question === 'describe') return onward(0, 1).ask
  if (question === 'which') return onward(0, 2).ask
  if (question === 'more') return left === 1 ? say`Je vous lis le dernier ?` : onward(left, 0).ask
  return question === 'what else' ? ELSE : WHAT
}

/** « deux recherches, le nom choisi et une note ». */
export function inARow(items: readonly string[]): string {
  const before = items.slice(0, -1).join(', ')
  return before === '' ? (items[0] ?? '') : `${before} et ${items.at(-1) ?? ''}`
}
