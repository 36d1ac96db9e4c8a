import type { Product } from '../../catalog/catalog.ts'
import { firstSentence, nameInside } from '../list.ts'
import { type Prompts, present } from '../prompts.ts'
import { say } from '../ssml.ts'
import {
  capital,
  capitalized,
  difference,
  ELSE,
  GONE,
  inARow,
  leaveWhichOut,
  listed,
  priced,
  traits,
} from './words.ts'

/** What is said of products that were read aloud. */
export const product = {
  described: ({ id, left }, words) => {
    const [product] = present([id], words)
    if (!product) return { say: GONE, ask: ELSE }
    const stock = product.inStock ? 'en stock' : 'en rupture pour le moment'
    const price = priced(product, words)
    const about = firstSentence(product.description)
    return {
      say: say`${capital(product.spokenName)} : ${price}, ${stock}.${about === '' ? '' : ` ${about}`}`,
      ask: left > 0 ? say`Je continue avec les articles suivants ?` : ELSE,
    }
  },
  'missed the product': ({ heard: n }) => ({
    say: [],
    ask:
      n > 2
        ? say`Quel article : le premier, le deuxième ou le troisième ?`
        : n === 2
          ? say`Quel article : le premier ou le deuxième ?`
          : say`Parlez-vous de l’article que je viens de lire ?`,
  }),
  'asked what to leave out': ({ heard: n }) => ({
    say: [],
    ask: leaveWhichOut(n),
  }),
  'told the price': ({ ids }, words) => {
    const [product, second] = present(ids, words)
    if (!product) return { say: GONE }
    if (second) return { say: say`${capitalized(listed(ids, words))}.` }
    return { say: say`${capital(product.spokenName)} : ${priced(product, words)}.` }
  },
  'told the stock': ({ ids }, words) => {
    const products = present(ids, words)
    const [product, second] = products
    if (!product) return { say: GONE }
    const isThere = products.every(({ inStock }) => inStock)
    if (second && isThere) return { say: say`Oui, tous les articles sont en stock.` }
    const out = products.filter(({ inStock }) => !inStock).map(nameInside)
    if (second) return { say: say`En rupture pour le moment : ${inARow(out)}.` }
    const name = nameInside(product)
    return { say: isThere ? say`Oui, en stock : ${name}.` : say`Non, en rupture pour le moment : ${name}.` }
  },
  compared: ({ ids }, words) => {
    const [one, other] = present(ids, words)
    if (!one || !other) return { say: GONE }
    const line = (product: Product): string =>
      `${capital(product.spokenName)} : ${traits(product, one, other, words)}`
    return { say: say`${line(one)}. ${line(other)}.${difference(one, other, words)}` }
  },
} satisfies Partial<Prompts>
