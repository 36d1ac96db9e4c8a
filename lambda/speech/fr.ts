import { firstSentence, productList } from './list.ts'
import { spokenPrice } from './money.ts'
import {
  joined,
  type Prompts,
  present,
  type Question,
  type Sayable,
  type Worded,
  type Words,
} from './prompts.ts'
import { saidBack } from './spoken-query.ts'
import { type Said, say } from './ssml.ts'

const WHAT = say`Que cherchez-vous ?`
const ELSE = say`Que puis-je chercher d’autre ?`
const WOULD = say`Que souhaitez-vous ?`

const GO_ON = say`Voulez-vous continuer ?`
const TEACH = say`Vous pouvez apprendre votre voix à Alexa dans l’application Alexa.`

const WHY_AGAIN = {
  'taken back': say`Très bien, c’est effacé. Commencez par : appelle-moi.`,
  unfit: say`Pardon, je ne peux pas prendre ce nom. Cinq mots au plus, sans chiffres. Commencez par : appelle-moi.`,
  missed: say`Commencez par : appelle-moi.`,
} as const

const NUMBERS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']
const count = (n: number): string => NUMBERS[n] ?? (n > 100 ? 'plus de cent' : String(n))
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const heard = (query: string): string => saidBack(query, 'fr')

const DETERMINER =
  /^(?:une?|des?|du|les?|la|l['’]|d['’]|mon|ma|mes|notre|nos|deux|trois|quelques)(?:\s|(?<=['’]))/u

/** « Pour une bouilloire », mais « Grille-pain » : sans article, « pour » sonnerait faux. */
const understood = (query: string): string =>
  DETERMINER.test(heard(query)) ? `Pour ${heard(query)}` : capital(heard(query))

const listed = (ids: readonly string[], words: Words): Said =>
  productList(ids, words, { article: '', and: 'et', soldOut: 'en rupture pour le moment', join: ' ; ' })

/** La question après une liste, et combien il en reste. « Article » vaut pour une lampe comme pour un tapis. */
function onward(left: number, read: number): { more: Said; ask: Said } {
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

/** La question qui était ouverte avant, dans ses propres mots. */
function askedAgain(question: Question, left: number): Said {
  if (question === 'go on') return GO_ON
  if (question === 'describe') return onward(0, 1).ask
  if (question === 'which') return onward(0, 2).ask
  return question === 'more' ? onward(left, 0).ask : WHAT
}

/** « deux recherches, le nom choisi et une note ». */
function inARow(items: readonly string[]): string {
  const before = items.slice(0, -1).join(', ')
  return before === '' ? (items[0] ?? '') : `${before} et ${items.at(-1) ?? ''}`
}

/** Jusqu’à `n` phrases possibles maintenant, les plus proches d’abord. */
function sayable(act: Sayable, n: number): string[] {
  return [
    ...(act.more ? ['trois de plus'] : []),
    ...(act.heard > 1 ? ['parlez-moi du deuxième'] : []),
    ...(act.heard === 1 ? ['parlez-moi du premier'] : []),
    ...(act.heard > 0 ? ['recommencer'] : []),
    'trouve une bouilloire',
    ...(act.resume && act.heard === 0 ? ['reprends ma recherche'] : []),
    'cherche des serviettes bleues',
    'stop',
  ].slice(0, n)
}

function helped(act: Sayable): Worded {
  const [first, second, third] = sayable(act, 3)
  return {
    say: say`Vous pouvez dire : ${first ?? ''} ; ${second ?? ''} ; ou bien, ${third ?? ''}.`,
    ask: WOULD,
  }
}

/** French, with "vous", and no word that gives the listener a gender. */
export const fr: Prompts = {
  cardTitle: (query) => capital(heard(query)),
  cardNothing: () => 'Rien d’approchant. Essayez avec d’autres mots.',
  cardMore: (n) => (n === 1 ? 'et un autre' : `et ${count(n)} autres`),

  cardLine: (name, price, inStock) => `${name} : ${price}${inStock ? '' : ', en rupture'}`,

  greeted: ({ again }, words) => {
    const name = joined(', ', words)
    return { say: again ? say`Bon retour parmi nous${name}.` : say`Bienvenue chez Corner Shop${name}.` }
  },
  offered: () => ({ say: say`Une recherche est restée en suspens.`, ask: GO_ON }),
  'said how to go on': () => ({ say: say`Pour continuer, dites : reprends ma recherche.`, ask: WOULD }),
  'asked again': ({ question, left }) => ({ say: [], ask: askedAgain(question, left) }),
  'apologized for the name': () => ({ say: say`Pardon, je laisse le nom de côté.` }),
  'left the name out': () => ({
    say: say`Très bien, je laisse le nom de côté ici. Si vous l’entendez encore, dites-le-moi.`,
  }),
  called: (_, { name }) => ({
    say: name.length === 0 ? say`J’ai noté un nom pour vous.` : say`J’ai noté : ${name}.`,
    ask: say`C’est bien cela ?`,
  }),
  'asked what to call': ({ why }) => ({ say: WHY_AGAIN[why], ask: say`Comment dois-je vous appeler ?` }),
  'settled the name': () => ({ say: say`Parfait, c’est noté.` }),
  'took the name back': () => ({ say: say`Très bien, rien ne change.` }),
  'asked to use the name': () => ({
    say: say`Pour entendre de nouveau votre nom, dites : oui, utilise mon nom.`,
    ask: say`Voulez-vous l’entendre ?`,
  }),
  'uses the name': () => ({
    say: say`C’est entendu. Je dirai votre nom quand votre voix ne laisse aucun doute.`,
  }),
  'explained the name': ({ unwanted }) => ({
    say: unwanted
      ? say`Vous m’avez demandé de le taire. Pour changer cela, dites : utilise de nouveau mon nom.`
      : say`Je ne dis un nom que si la voix ne laisse aucun doute. ${TEACH}`,
  }),
  'told what is kept': ({ searches, called, note }) => {
    const kinds = [
      ...(searches > 0 ? [searches === 1 ? 'une recherche' : `${count(searches)} recherches`] : []),
      ...(called ? ['le nom que vous avez choisi'] : []),
      ...(note ? ['une note pour taire votre nom'] : []),
    ]
    if (kinds.length === 0) return { say: say`Je ne garde rien sur vous pour l’instant.` }
    return { say: say`Je garde ${inARow(kinds)}. Pour tout effacer, dites : oublie-moi.` }
  },
  'asked to forget': () => ({
    say: say`Cela efface vos recherches et vos choix. Pour confirmer, dites : oui, oublie-moi.`,
    ask: say`Dois-je tout oublier ?`,
  }),
  forgot: () => ({
    say: say`C’est fait, tout est effacé. Pour ne plus entendre de nom, dites : n’utilise pas mon nom.`,
  }),
  'forgot the talk': () => ({ say: say`Rien de cet échange n’est gardé pour la maison.` }),
  'needs a sure voice': () => ({
    say: say`Je ne fais cela que si la voix ne laisse aucun doute. ${TEACH}`,
  }),
  'could not note it': () => ({
    say: say`Je ne peux pas le noter pour l’instant. Redites-le-moi dans quelques minutes.`,
  }),
  'had no room': () => ({ say: say`Je garde cela pour douze personnes ici, et il n’y a plus de place.` }),
  'asked what to find': () => ({ say: [], ask: WHAT }),
  found: ({ query, ids, left, fit }, words) => {
    const { more, ask } = onward(left, ids.length)
    const list = listed(ids, words)
    if (fit === 'all') return { say: say`${understood(query)} : ${list}.${more}`, ask }
    return { say: say`${understood(query)}, au plus près : ${list}.${more}`, ask }
  },
  'found nothing': ({ query }) => ({ say: say`Je n’ai rien trouvé pour ${heard(query)}.`, ask: ELSE }),
  'missed the query': () => ({ say: [], ask: say`Que dois-je chercher ?` }),
  'read more': ({ ids, left }, words) => {
    const { more, ask } = onward(left, ids.length)
    return { say: say`Ensuite : ${listed(ids, words)}.${more}`, ask }
  },
  'had no more': ({ query }) => ({ say: say`C’est tout pour ${heard(query)}.`, ask: ELSE }),
  described: ({ id, left }, words) => {
    const [product] = present([id], words)
    if (!product) return { say: say`Cet article n’est plus en boutique.`, ask: ELSE }
    const stock = product.inStock ? 'en stock' : 'en rupture pour le moment'
    const price = spokenPrice(product.price, words.locale)
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
  resumed: ({ query, ids, left }, words) => {
    const { more, ask } = onward(left, ids.length)
    return { say: say`Reprenons. ${understood(query)} : ${listed(ids, words)}.${more}`, ask }
  },
  'resumed empty': ({ query }) => ({ say: say`La boutique n’a plus rien pour ${heard(query)}.`, ask: ELSE }),
  'had nothing open': () => ({ say: say`Aucune recherche n’est ouverte ici.`, ask: WHAT }),
  'started over': () => ({ say: say`Très bien, on recommence.`, ask: WHAT }),
  helped,
  'did not understand': (act) => {
    const [first, second] = sayable(act, 2)
    return {
      say: say`Pardon, je n’ai pas compris. Vous pouvez dire : ${first ?? ''} ; ou bien, ${second ?? ''}.`,
      ask: WOULD,
    }
  },
  'had nothing to repeat': () => ({ say: say`Je n’ai encore rien dit.`, ask: WHAT }),
  'had asked nothing': () => ({ say: say`Reprenons au début.`, ask: WHAT }),
  'took the no': () => ({ say: say`Très bien.`, ask: ELSE }),
  'said goodbye': ({ kept }) => ({
    say: kept
      ? say`Au revoir. Je garde cette recherche une semaine. Pour continuer, dites : reprends ma recherche.`
      : say`Au revoir.`,
  }),
  'could not keep the search': () => ({
    say: say`Je n’ai pas pu garder cette recherche. Redemandez-la dans quelques minutes.`,
  }),
  'could not look back': () => ({
    say: say`Je ne peux pas retrouver cela pour l’instant. Rien n’est perdu. Réessayez dans quelques minutes.`,
  }),
  'could not search': ({ kept }) => ({
    say: kept
      ? say`Je ne peux pas chercher pour l’instant. Votre demande est gardée. Dans quelques minutes, dites : reprends ma recherche.`
      : say`Je ne peux pas chercher pour l’instant. Redemandez-moi dans quelques minutes.`,
  }),
  failed: () => ({
    say: say`Pardon, cela n’a pas marché. Ce que vous aviez est gardé. Réessayez dans une minute.`,
  }),
}
