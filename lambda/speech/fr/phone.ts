import { nameInside } from '../list.ts'
import { priceThen, spokenPrice } from '../money.ts'
import { type Prompts, present, type Worded, type Words } from '../prompts.ts'
import { say } from '../ssml.ts'
import { allOfThem, capital, count, ELSE, GONE, inARow, listed, priced } from './words.ts'

const own = (n: number): string => (n === 1 ? 'votre téléphone' : `${count(n)} téléphones à vous`)
const shared = (n: number): string => (n === 1 ? 'un téléphone partagé' : `${count(n)} téléphones partagés`)
/** Les téléphones à déconnecter : ceux d’une personne, sinon ceux que tous partagent. */
const meant = (owned: number, others: number): string => {
  if (owned > 0) return owned === 1 ? 'votre téléphone' : `vos ${count(owned)} téléphones`
  return others === 1 ? 'le téléphone partagé' : `les ${count(others)} téléphones partagés`
}

const WHY_NUMBER = {
  missed: say`Dites : mon téléphone affiche, puis les quatre chiffres.`,
  wrong: say`Ce n’est pas ce qu’il affiche. Dites : mon téléphone affiche, puis les quatre chiffres.`,
  'given up': say`C’était faux trois fois. Touchez à nouveau « Ce téléphone est à moi » sur le téléphone.`,
  'none open': say`Aucun téléphone n’attend. Touchez d’abord « Ce téléphone est à moi » sur le vôtre.`,
} as const

/** What was asked to be ordered waits on the phone. */
function toFinish(id: string, to: 'phone' | 'card', words: Words): Worded {
  const [product] = present([id], words)
  const name = product ? nameInside(product) : 'l’article'
  if (to === 'phone') return { say: say`Sur votre téléphone pour une semaine, à commander : ${name}.` }
  return {
    say: say`L’application Alexa a maintenant une carte avec une adresse et un code. Ils sont à saisir sur votre téléphone d’ici dix minutes. Là, pour une semaine, à commander : ${name}.`,
  }
}

/** What is said of phones, and of what was picked there. */
export const phone = {
  sent: ({ of, to, finish }, words) => {
    if (finish !== undefined) return toFinish(finish, to, words)
    const then = 'Choisissez, puis demandez-moi l’article choisi.'
    const there = `${capital(allOfThem(of))} ${of === 1 ? 'est' : 'sont'}`
    if (to === 'phone') return { say: say`${there} sur votre téléphone pour une semaine. ${then}` }
    return {
      say: say`L’application Alexa a maintenant une carte avec une adresse et un code. Ils sont à saisir sur votre téléphone d’ici dix minutes. ${there} là pour une semaine. ${then}`,
    }
  },
  'gave a code': () => ({
    say: say`L’application Alexa a maintenant une carte avec une adresse et un code. Ils sont à saisir sur votre téléphone d’ici dix minutes.`,
  }),
  'could not send': () => ({
    say: say`Je ne peux pas joindre votre téléphone pour l’instant. Rien n’est perdu. Redemandez-moi dans quelques minutes.`,
  }),
  'told of a phone': ({ phones }) => ({
    say:
      phones === 1
        ? say`Un téléphone est maintenant connecté.`
        : say`${capital(count(phones))} téléphones sont maintenant connectés.`,
  }),
  'claimed the phone': () => ({
    say: say`Ce téléphone est maintenant le vôtre. Il montre aussi vos propres recherches.`,
  }),
  'missed the number': ({ why }) =>
    why === 'missed' || why === 'wrong'
      ? { say: WHY_NUMBER[why], ask: say`Qu’affiche votre téléphone ?` }
      : { say: WHY_NUMBER[why] },
  'told the phones': ({ own: owned, shared: others }) => {
    const all = [...(owned > 0 ? [own(owned)] : []), ...(others > 0 ? [shared(others)] : [])]
    if (all.length === 0)
      return {
        say: say`Aucun téléphone n’est connecté. Pour en connecter un, dites : connecte mon téléphone.`,
      }
    const isOne = owned + others === 1
    return { say: say`${capital(inARow(all))} ${isOne ? 'est connecté' : 'sont connectés'}.` }
  },
  'asked to sign out': ({ own: owned, shared: others }) => ({
    say: [],
    ask: say`Dois-je déconnecter ${meant(owned, others)} ?`,
  }),
  'signed out': ({ own: owned, shared: others }) => {
    const isOne = owned + others === 1
    return {
      say:
        owned + others === 0
          ? say`Plus aucun téléphone n’est connecté.`
          : say`${capital(meant(owned, others))} ${isOne ? 'est déconnecté' : 'sont déconnectés'}.`,
    }
  },
  picked: ({ id }, words) => {
    const [product] = present([id], words)
    return { say: product ? say`C’est noté, vous avez choisi : ${nameInside(product)}.` : GONE }
  },
  'took out': ({ id }, words) => {
    const [product] = present([id], words)
    return { say: product ? say`C’est retiré : ${nameInside(product)}.` : say`C’est retiré.` }
  },
  'told the picks': ({ picks, taken }, words) => {
    const ids = picks.map(({ id }) => id)
    const out = taken === 0 ? '' : `retiré ${taken === 1 ? 'un article' : `${count(taken)} articles`}`
    if (present(ids, words).length === 0) return { say: out === '' ? GONE : say`Vous avez ${out}.` }
    const list = say`Vous avez choisi : ${listed(ids, words)}.`
    return { say: out === '' ? list : say`${list} Vous avez ${out}.` }
  },
  'described the pick': ({ pick }, words) => {
    const [product] = present([pick.id], words)
    if (!product) return { say: GONE, ask: ELSE }
    const stock = product.inStock ? 'en stock' : 'en rupture pour le moment'
    const then = priceThen(product, pick)
    const was = then
      ? say` Au moment de votre choix, le prix était de ${spokenPrice(then, words.locale)}.`
      : []
    const what = say`Vous avez choisi : ${nameInside(product)}, ${priced(product, words)}, ${stock}.`
    return { say: [...what, ...was], ask: ELSE }
  },
  'had no room for the pick': () => ({
    say: say`Vingt choix sont le plus possible, alors retirez-en d’abord un.`,
  }),
  'had no picks': () => ({ say: say`Rien n’est encore choisi ici.` }),
  cardAddress: (address, code) =>
    code === undefined
      ? [`Tout voir sur votre téléphone : ${address}`]
      : [`Sur votre téléphone, ouvrez ${address}`, `et saisissez ${code}, valable dix minutes.`],
  screenPrice: (price, inStock) => (inStock ? price : `${price}, en rupture`),
  cardConnect: () => 'Connecter un téléphone',
} satisfies Partial<Prompts>
