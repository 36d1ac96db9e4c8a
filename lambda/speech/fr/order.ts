import { nameInside } from '../list.ts'
import { spokenPrice } from '../money.ts'
import { type Prompts, present, type Words } from '../prompts.ts'
import { type Said, say } from '../ssml.ts'
import { AMAZON, capital, count, ELSE, GONE } from './words.ts'

const RESERVE = say`Voulez-vous réserver ?`

/** « pendant deux jours », « encore neuf heures ». */
function lasting(seconds: number, how: 'pendant' | 'encore' = 'pendant'): string {
  const hours = Math.round(seconds / 3600)
  if (hours >= 48) return `${how} ${count(Math.floor(hours / 24))} jours`
  return hours >= 2 ? `${how} ${count(hours)} heures` : 'encore un peu'
}

/** « La livraison coûte 4 euros 50. Comptez trois jours. » */
function delivery({ shop, locale }: Words): string {
  const { price, sentence } = shop.delivery[locale]
  const cost = price ? `coûte ${spokenPrice(price, locale)}` : 'est gratuite'
  return `La livraison ${cost}. ${sentence}`
}

const nameOf = (id: string, words: Words): string | undefined => {
  const [product] = present([id], words)
  return product && nameInside(product)
}

const kept = (orders: readonly { id: string; holds: number }[], words: Words): string =>
  orders
    .map(({ id, holds }) => `${nameOf(id, words) ?? 'un article retiré'} ${lasting(holds, 'encore')}`)
    .join(' ; ')

/** Where it is paid: only a phone of one's own shows it. */
const PAY = {
  own: 'Le paiement se fait sur votre téléphone.',
  shared: 'Pour payer, touchez « Ce téléphone est à moi » sur le vôtre.',
  none: 'Pour payer, dites : connecte mon téléphone. Puis touchez « Ce téléphone est à moi ».',
} as const

/** What is said of reservations, and of what Amazon sells. */
export const order = {
  atAmazon: () => AMAZON,
  'asked to reserve': ({ id, minor, currency, told, was }, words) => {
    const name = nameOf(id, words)
    if (name === undefined) return { say: GONE, ask: ELSE }
    const price = spokenPrice({ minor, currency }, words.locale)
    const before =
      was === undefined ? '' : `, et non plus ${spokenPrice({ minor: was, currency }, words.locale)}`
    const what: Said = told
      ? []
      : was === undefined
        ? say`${capital(name)} : ${price}. `
        : say`${capital(name)} : maintenant ${price}${before}. `
    return { say: [...what, delivery(words)], ask: RESERVE }
  },
  'asked for a longer yes': ({ task }) =>
    task === 'reserve'
      ? { say: say`Pour réserver, dites : oui, réserve.`, ask: RESERVE }
      : { say: say`Pour commander, dites : oui, commande.`, ask: say`Voulez-vous commander ?` },
  'asked for the PIN': () => ({ say: say`Alexa va maintenant demander votre code.` }),
  'could not check the PIN': ({ why }) => ({
    say:
      why === 'none'
        ? say`Il n’y a pas encore de code pour votre voix. Il se crée dans l’application Alexa.`
        : say`Je n’ai pas pu vérifier le code, donc rien n’est réservé.`,
  }),
  reserved: ({ id, minor, currency, holds, phone }, words) => {
    const price = spokenPrice({ minor, currency }, words.locale)
    return {
      say: say`C’est réservé : ${nameOf(id, words) ?? 'l’article'}, ${price}. La boutique garde l’article ${lasting(holds)}. ${PAY[phone]}`,
    }
  },
  'had reserved': ({ id, holds }, words) => ({
    say: say`C’est déjà réservé : ${nameOf(id, words) ?? 'l’article'}. La boutique garde l’article ${lasting(holds, 'encore')}.`,
  }),
  'was sold out': ({ id }, words) => {
    const name = nameOf(id, words)
    return { say: name === undefined ? GONE : say`En rupture pour le moment : ${name}.` }
  },
  'reserved nothing': () => ({ say: say`Je n’ai rien réservé.` }),
  'had no room for the order': () => ({
    say: say`Je peux garder vingt réservations ici, et il n’y a plus de place.`,
  }),
  'told the orders': ({ orders, more }, words) => {
    const others = more === 0 ? '' : ` Il y en a ${count(more)} de plus.`
    return { say: say`La boutique garde ${kept(orders, words)}.${others}` }
  },
  'had no orders': () => ({ say: say`Vous n’avez rien de réservé pour l’instant.` }),
  'canceled the order': ({ id }, words) => ({
    say: say`C’est annulé : ${nameOf(id, words) ?? 'l’article'} n’est plus de côté.`,
  }),
  'was too late to cancel': ({ id }, words) => ({
    say: say`Je peux annuler une réservation pendant dix minutes. Pour ${nameOf(id, words) ?? 'celle-ci'}, voyez avec la boutique ; votre téléphone dit comment.`,
  }),
  'asked to shop': ({ id, task }, words) => {
    const name = nameOf(id, words)
    if (name === undefined) return { say: GONE, ask: ELSE }
    const ask =
      task === 'cart' ? 'Voulez-vous l’ajouter à votre panier Amazon ?' : 'Voulez-vous commander là-bas ?'
    return { say: say`En vente chez Amazon : ${name}.`, ask: say`${ask}` }
  },
  'went shopping': () => ({ say: say`Alexa prend la suite.` }),
  // Alexa has said herself what became of it.
  shopped: () => ({ say: say`C’est fait.` }),
  'could not shop': () => ({
    say: say`Rien n’est commandé.`,
  }),
} satisfies Partial<Prompts>
