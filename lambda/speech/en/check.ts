import type { Prompts } from '../prompts.ts'
import { say } from '../ssml.ts'

const BARRED = say`Thank you. But no such questions are asked here. To allow them, say: you may ask us.`

/** What is said around the question who spoke. */
export const check = {
  'asked to check': (_, { name }) => ({
    say: [],
    ask:
      name.length === 0
        ? say`One quick check: did I have the right person?`
        : say`One quick check: was that ${name}?`,
    again: say`Yes or no?`,
  }),
  'asked whether wrong': () => ({ say: [], ask: say`So I had the wrong person?` }),
  'thanked for the check': () => ({ say: say`Thank you.` }),
  'noted the wrong person': () => ({ say: say`Sorry about that. Thank you for telling me.` }),
  'may ask': ({ whom, barred }) => ({
    say: barred
      ? BARRED
      : whom === 'me'
        ? say`Thank you. Now and then I may ask if it was you. To stop that, say: don't ask me again.`
        : say`All right. I only ask people who tell me: you may ask me.`,
  }),
  'asks no more': ({ whom }) => ({
    say: whom === 'me' ? say`All right, I won't ask that again.` : say`All right, I won't ask anyone here.`,
  }),
} satisfies Partial<Prompts>
