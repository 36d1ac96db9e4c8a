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
    const stock = product.inStock ? 'in stock' : 'sold out for now'
    const price = priced(product, words)
    const name = capital(`the ${product.spokenName}`)
    const about = firstSentence(product.description)
    return {
      say: say`${name}: ${price}, ${stock}.${about === '' ? '' : ` ${about}`}`,
      ask: left > 0 ? say`Shall I go on with the next ones?` : ELSE,
    }
  },
  'missed the product': ({ heard: n }) => ({
    say: [],
    ask:
      n > 2
        ? say`Which one: the first, the second or the third?`
        : n === 2
          ? say`Which one: the first or the second?`
          : say`Do you mean the one I just read?`,
  }),
  'asked what to leave out': ({ heard: n }) => ({
    say: [],
    ask: leaveWhichOut(n),
  }),
  'told the price': ({ ids }, words) => {
    const [product, second] = present(ids, words)
    if (!product) return { say: GONE }
    if (second) return { say: say`${capitalized(listed(ids, words))}.` }
    return { say: say`The ${nameInside(product)}: ${priced(product, words)}.` }
  },
  'told the stock': ({ ids }, words) => {
    const products = present(ids, words)
    const [product, second] = products
    if (!product) return { say: GONE }
    const isThere = products.every(({ inStock }) => inStock)
    if (second && isThere) return { say: say`Yes, all of them are in stock.` }
    if (second) {
      const out = inARow(products.filter(({ inStock }) => !inStock).map((one) => `the ${nameInside(one)}`))
      return { say: say`Sold out for now: ${out}.` }
    }
    const name = nameInside(product)
    return { say: isThere ? say`Yes, in stock: the ${name}.` : say`No, sold out for now: the ${name}.` }
  },
  compared: ({ ids }, words) => {
    const [one, other] = present(ids, words)
    if (!one || !other) return { say: GONE }
    const line = (product: Product): string =>
      `The ${nameInside(product)}: ${traits(product, one, other, words)}`
    return { say: say`${line(one)}. ${line(other)}.${difference(one, other, words)}` }
  },
} satisfies Partial<Prompts>
