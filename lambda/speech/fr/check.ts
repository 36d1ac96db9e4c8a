import type { Prompts } from '../prompts.ts'
import { say } from '../ssml.ts'

const BARRED = say`Merci. Mais ces questions ne sont pas posées ici. Pour les permettre, dites : vous pouvez nous demander.`

/** What is said around the question who spoke. */
export const check = {
  'asked to check': (_, { name }) => ({
    say: [],
    ask:
      name.length === 0
        ? say`Une petite vérification : était-ce la bonne personne ?`
        : say`Une petite vérification : était-ce ${name} ?`,
    again: say`Oui ou non ?`,
  }),
  // Never « ce n’était pas… ? », to which « oui » and « si » are both a yes.
  'asked whether wrong': () => ({ say: [], ask: say`C’était donc une autre personne ?` }),
  'thanked for the check': () => ({ say: say`Merci.` }),
  'noted the wrong person': () => ({ say: say`Pardon, et merci de me l’avoir dit.` }),
  'may ask': ({ whom, barred }) => ({
    say: barred
      ? BARRED
      : whom === 'me'
        ? say`Merci. De temps en temps, je demanderai peut-être si c’était vous. Pour arrêter, dites : ne me demande plus.`
        : say`Très bien. Je ne demande qu’aux personnes qui me disent : vous pouvez me demander.`,
  }),
  'asks no more': ({ whom }) => ({
    say:
      whom === 'me'
        ? say`Très bien, je ne le demanderai plus.`
        : say`Très bien, je ne le demanderai à personne ici.`,
  }),
} satisfies Partial<Prompts>
