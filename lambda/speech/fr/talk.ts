import { joined, type Prompts, type Sayable, type Worded } from '../prompts.ts'
import { say } from '../ssml.ts'
import { ELSE, WHAT, WOULD } from './words.ts'

/** Jusqu’à `n` phrases possibles maintenant, les plus proches d’abord. */
function sayable(act: Sayable, n: number): string[] {
  return [
    ...(act.reserved ? ['annule ma commande'] : []),
    ...(act.more ? ['trois de plus'] : []),
    ...(act.heard > 1 ? ['parlez-moi du deuxième'] : []),
    ...(act.heard === 1 ? ['parlez-moi du premier'] : []),
    ...(act.narrow ? ['à moins de quarante euros'] : []),
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

/** What is said to begin, to help, to leave and where something failed. */
export const talk = {
  greeted: ({ again }, words) => {
    const name = joined(', ', words)
    return { say: again ? say`Bon retour parmi nous${name}.` : say`Bienvenue chez Corner Shop${name}.` }
  },
  'asked what to find': () => ({ say: [], ask: WHAT }),
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
  'said goodbye': ({ kept, reserved }) => ({
    say: reserved
      ? say`Ce qui est réservé le reste. Pour revenir dessus, dites : annule ma commande. Au revoir.`
      : kept
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
} satisfies Partial<Prompts>
