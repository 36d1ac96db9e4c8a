import { nameInside } from '../list.ts'
import { spokenPrice } from '../money.ts'
import { type Prompts, present } from '../prompts.ts'
import { say } from '../ssml.ts'
import {
  capital,
  count,
  ELSE,
  GONE,
  heard,
  listed,
  lookedFor,
  named,
  onward,
  shallDrop,
  thereAre,
} from './words.ts'

/** What is said of a search. */
export const search = {
  cardTitle: (act, _, words) => capital(heard(act, words)),
  cardNothing: () => 'Rien d’approchant. Essayez avec d’autres mots.',
  cardMore: (n) => (n === 1 ? 'et un autre' : `et ${count(n)} autres`),
  cardLine: (name, price, inStock) => `${name} : ${price}${inStock ? '' : ', en rupture'}`,
  found: (act, words) => {
    const { more, ask } = onward(act.left, act.ids.length, act.phone)
    const near = act.fit === 'all' ? '' : ', au plus près'
    return { say: say`${lookedFor(act, words)}${near} : ${listed(act.ids, words)}.${more}`, ask }
  },
  'found nothing': (act, words) => ({ say: say`Je n’ai rien trouvé pour ${heard(act, words)}.`, ask: ELSE }),
  'missed the query': () => ({ say: [], ask: say`Que dois-je chercher ?` }),
  'read more': ({ ids, left, phone }, words) => {
    const { more, ask } = onward(left, ids.length, phone)
    return { say: say`Ensuite : ${listed(ids, words)}.${more}`, ask }
  },
  'had no more': (act, words) => ({ say: say`C’est tout pour ${heard(act, words)}.`, ask: ELSE }),
  resumed: (act, words) => {
    const { more, ask } = onward(act.left, act.ids.length)
    return { say: say`Reprenons. ${lookedFor(act, words)} : ${listed(act.ids, words)}.${more}`, ask }
  },
  'resumed empty': (act, words) => ({
    say: say`La boutique n’a plus rien pour ${heard(act, words)}.`,
    ask: ELSE,
  }),
  'narrowed too far': (act, words) => ({
    say: say`Je n’ai rien trouvé pour ${heard(act, words)}. Sans ${named(act.drop)}, ${thereAre(act.total)}.`,
    ask: shallDrop(act.drop),
  }),
  'had none cheaper': ({ id, way }, words) => {
    const [product] = present([id], words)
    if (!product) return { say: GONE }
    const edge = way === 'cheaper' ? 'bas' : 'haut'
    if (product.asin !== undefined)
      return { say: say`Le prix le plus ${edge} est pour : ${nameInside(product)}.` }
    const price = spokenPrice(product.price, words.locale)
    return { say: say`Le prix le plus ${edge} est ${price}, pour : ${nameInside(product)}.` }
  },
  'had nothing to drop': () => ({ say: say`Il n’y avait pas de telle limite.` }),
  'read back': ({ ids, left }, words) => {
    const { more, ask } = onward(left, ids.length)
    return { say: say`Juste avant : ${listed(ids, words)}.${more}`, ask }
  },
  'was at the start': () => ({ say: say`C’était le début.` }),
} satisfies Partial<Prompts>
