import { nameInside } from '../list.ts'
import { spokenPrice } from '../money.ts'
import { type Prompts, present } from '../prompts.ts'
import { say } from '../ssml.ts'
import {
  count,
  ELSE,
  GONE,
  heard,
  heardFor,
  inside,
  listed,
  lookedFor,
  named,
  onward,
  shallDrop,
  thereAre,
} from './words.ts'

/** What is said of a search. */
export const search = {
  cardTitle: lookedFor,
  cardNothing: () => 'Nothing close to that. Other words may find it.',
  cardMore: (n) => (n === 1 ? 'and one more' : `and ${count(n)} more`),
  cardLine: (name, price, inStock) => `${name}: ${price}${inStock ? '' : ', sold out'}`,
  found: (act, words) => {
    const { more, ask } = onward(act.left, act.ids.length, act.phone)
    const what = lookedFor(act, act.ids, words)
    const list = listed(act.ids, words)
    if (act.fit === 'all') return { say: say`${what}: ${list}.${more}`, ask }
    return { say: say`Closest to ${inside(what)}: ${list}.${more}`, ask }
  },
  'found nothing': (act, words) => ({
    say: say`I found nothing close to ${heard(act, words)}.`,
    ask: say`What else shall I look for?`,
  }),
  'missed the query': () => ({ say: [], ask: say`What shall I look for?` }),
  'read more': ({ ids, left, phone }, words) => {
    const { more, ask } = onward(left, ids.length, phone)
    return { say: say`Next: ${listed(ids, words)}.${more}`, ask }
  },
  'had no more': (act, words) => ({
    say: say`That was all for ${heardFor(act, words, act.ids)}.`,
    ask: ELSE,
  }),
  resumed: (act, words) => {
    const { more, ask } = onward(act.left, act.ids.length)
    return { say: say`${lookedFor(act, act.ids, words)}, once more: ${listed(act.ids, words)}.${more}`, ask }
  },
  'resumed empty': (act, words) => ({
    say: say`The shop has nothing left for ${heardFor(act, words)}.`,
    ask: say`What else shall I look for?`,
  }),
  'narrowed too far': (act, words) => ({
    say: say`I found nothing for ${heardFor(act, words)}. Without ${named(act.drop)} ${thereAre(act.total)}.`,
    ask: shallDrop(act.drop),
  }),
  'had none cheaper': ({ id, way }, words) => {
    const [product] = present([id], words)
    if (!product) return { say: GONE }
    if (product.asin !== undefined)
      return { say: say`The ${way === 'cheaper' ? 'cheapest' : 'dearest'} is the ${nameInside(product)}.` }
    const price = spokenPrice(product.price, words.locale)
    const edge = way === 'cheaper' ? 'lowest' : 'highest'
    return { say: say`The ${edge} price is ${price}, for the ${nameInside(product)}.` }
  },
  'had nothing to drop': () => ({ say: say`There was no such limit.` }),
  'read back': ({ ids, left }, words) => {
    const { more, ask } = onward(left, ids.length)
    return { say: say`Before that: ${listed(ids, words)}.${more}`, ask }
  },
  'was at the start': () => ({ say: say`That was the start.` }),
} satisfies Partial<Prompts>
