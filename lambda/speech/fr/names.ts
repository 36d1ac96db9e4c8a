import type { Prompts } from '../prompts.ts'
import { say } from '../ssml.ts'
import { askedAgain, count, GO_ON, inARow, WOULD } from './words.ts'

const TEACH = say`Vous pouvez apprendre votre voix à Alexa dans l’application Alexa.`

const WHY_AGAIN = {
  'taken back': say`Très bien, c’est effacé. Dites : appelle-moi, puis le nom.`,
  unfit: say`Pardon, je ne peux pas utiliser cela comme nom. Dites : appelle-moi, puis un nom de cinq mots au plus.`,
  missed: say`Dites : appelle-moi, puis le nom.`,
} as const

/** More kinds of things than these make a sentence that nobody follows. */
const AT_ONCE = 3

/** What is said around names, offers and what is kept. */
export const names = {
  offered: () => ({ say: say`Une recherche est restée en suspens.`, ask: GO_ON }),
  'said how to go on': () => ({ say: say`Pour continuer, dites : reprends ma recherche.`, ask: WOULD }),
  'asked again': ({ question, left, drop }) => ({ say: [], ask: askedAgain(question, left, drop) }),
  'apologized for the name': () => ({ say: say`Pardon, je ne dirai plus de nom ici.` }),
  'left the name out': () => ({
    say: say`Très bien, je ne dirai plus de nom ici. Si vous en entendez un, dites-le-moi.`,
  }),
  called: (_, { name }) => ({
    say: name.length === 0 ? say`J’ai noté un nom.` : say`J’ai noté : ${name}.`,
    ask: name.length === 0 ? say`Dois-je le garder ?` : say`C’est bien cela ?`,
  }),
  'asked what to call': ({ why }) => ({ say: WHY_AGAIN[why], ask: say`Comment dois-je vous appeler ?` }),
  'settled the name': () => ({ say: say`Parfait, c’est noté.` }),
  'took the name back': () => ({ say: say`Très bien, rien ne change.` }),
  'asked to use the name': () => ({
    say: say`Pour entendre de nouveau votre nom, dites : oui, utilise mon nom.`,
    ask: say`Voulez-vous l’entendre ?`,
  }),
  'uses the name': () => ({
    say: say`C’est entendu. Je dirai votre nom quand votre voix ne laissera aucun doute.`,
  }),
  'explained the name': ({ unwanted, way }) => {
    if (!unwanted) return { say: say`Je ne dis un nom que si la voix ne laisse aucun doute. ${TEACH}` }
    const back = way ? ' Pour changer cela, dites : utilise de nouveau mon nom.' : ''
    return { say: say`Vous m’avez demandé de le taire.${back}` }
  },
  'told what is kept': ({ searches, orders, called, note, mayAsk, refused }) => {
    const kinds = [
      ...(searches > 0 ? [searches === 1 ? 'une recherche' : `${count(searches)} recherches`] : []),
      ...(orders > 0 ? [orders === 1 ? 'une commande' : `${count(orders)} commandes`] : []),
      ...(called ? ['le nom que vous avez choisi'] : []),
      ...(note ? ['la consigne de taire votre nom'] : []),
      ...(mayAsk ? ['votre accord pour vérifier'] : []),
      ...(refused > 0
        ? [refused === 1 ? 'une proposition refusée' : `${count(refused)} propositions refusées`]
        : []),
    ]
    if (kinds.length === 0) return { say: say`Je ne garde rien sur vous pour l’instant.` }
    const [first, rest] = [kinds.slice(0, AT_ONCE), kinds.slice(AT_ONCE)]
    const also = rest.length === 0 ? '' : ` Je garde aussi ${inARow(rest)}.`
    return { say: say`Je garde ${inARow(first)}.${also} Pour tout effacer, dites : oublie-moi.` }
  },
  'asked to forget': ({ reserved }) => ({
    say: say`Cela efface vos recherches et tout ce que je garde sur vous.${reserved ? ' La boutique garde quand même ce que vous avez réservé.' : ''} Pour confirmer, dites : oui, oublie-moi.`,
    ask: say`Dois-je tout oublier ?`,
  }),
  forgot: () => ({
    say: say`C’est fait, tout est effacé. Pour ne plus entendre de nom, dites : n’utilise pas mon nom.`,
  }),
  'forgot the talk': () => ({ say: say`J’ai effacé ce que nous avons cherché dans cette conversation.` }),
  'needs a sure voice': () => ({
    say: say`Je ne fais cela que si la voix ne laisse aucun doute. ${TEACH}`,
  }),
  'could not note it': () => ({
    say: say`Je ne peux pas le noter pour l’instant. Redites-le-moi dans quelques minutes.`,
  }),
  'had no room': () => ({ say: say`Je garde cela pour douze personnes ici, et il n’y a plus de place.` }),
} satisfies Partial<Prompts>
