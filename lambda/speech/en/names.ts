import type { Prompts } from '../prompts.ts'
import { say } from '../ssml.ts'
import { askedAgain, count, GO_ON, inARow, WOULD } from './words.ts'

const TEACH = say`You can teach Alexa your voice in the Alexa app.`

const WHY_AGAIN = {
  'taken back': say`All right, I took that back. Say: call me, and then the name.`,
  unfit: say`Sorry, I can't use that as a name. Say: call me, and then a name of up to five words.`,
  missed: say`Say: call me, and then the name.`,
} as const

/** More kinds of things than these make a sentence that nobody follows. */
const AT_ONCE = 3

/** What is said around names, offers and what is kept. */
export const names = {
  offered: () => ({ say: say`You left something unfinished.`, ask: GO_ON }),
  'said how to go on': () => ({ say: say`To go on with it, say: pick up where I left off.`, ask: WOULD }),
  'asked again': ({ question, left, drop }) => ({ say: [], ask: askedAgain(question, left, drop) }),
  'apologized for the name': () => ({ say: say`Sorry, I will leave the name out.` }),
  'left the name out': () => ({
    say: say`All right, I will leave the name out here. If you hear it again, just tell me.`,
  }),
  called: (_, { name }) => ({
    say: name.length === 0 ? say`I have put a name down.` : say`I have you down as ${name}.`,
    ask: name.length === 0 ? say`Shall I keep it?` : say`Is that right?`,
  }),
  'asked what to call': ({ why }) => ({ say: WHY_AGAIN[why], ask: say`What shall I call you?` }),
  'settled the name': () => ({ say: say`Good, that is settled.` }),
  'took the name back': () => ({ say: say`All right, it stays as it was.` }),
  'asked to use the name': () => ({
    say: say`To hear your name again, say: yes, use my name.`,
    ask: say`Shall I use it?`,
  }),
  'uses the name': () => ({ say: say`Good. I will say your name when I am sure of your voice.` }),
  'explained the name': ({ unwanted, way }) => {
    if (!unwanted) return { say: say`I say a name only when I am quite sure of a voice. ${TEACH}` }
    const back = way ? ' To change that, say: use my name again.' : ''
    return { say: say`You asked me to leave it out.${back}` }
  },
  'told what is kept': ({ searches, orders, called, note, mayAsk, refused }) => {
    const kinds = [
      ...(searches > 0 ? [`${count(searches)} ${searches === 1 ? 'search' : 'searches'}`] : []),
      ...(orders > 0 ? [`${count(orders)} ${orders === 1 ? 'order' : 'orders'}`] : []),
      ...(called ? ['what to call you'] : []),
      ...(note ? ['a note to leave your name out'] : []),
      ...(mayAsk ? ['your yes to checks'] : []),
      ...(refused > 0 ? [`${count(refused)} refused ${refused === 1 ? 'offer' : 'offers'}`] : []),
    ]
    if (kinds.length === 0) return { say: say`I keep nothing about you right now.` }
    const [first, rest] = [kinds.slice(0, AT_ONCE), kinds.slice(AT_ONCE)]
    const also = rest.length === 0 ? '' : ` I also keep ${inARow(rest)}.`
    return { say: say`I keep ${inARow(first)}.${also} To clear it all, say: forget me.` }
  },
  'asked to forget': ({ reserved }) => ({
    say: say`That clears your searches and all else I keep about you.${reserved ? ' The shop still keeps what you reserved.' : ''} To go ahead, say: yes, forget me.`,
    ask: say`Shall I forget it all?`,
  }),
  forgot: () => ({ say: say`Done, it is all gone. To hear no name here, say: don't use my name.` }),
  'forgot the talk': () => ({ say: say`I have dropped what we looked for in this talk.` }),
  'needs a sure voice': () => ({ say: say`I only do that for a voice I am sure of. ${TEACH}` }),
  'could not note it': () => ({
    say: say`I can't save that right now. Please tell me again in a few minutes.`,
  }),
  'had no room': () => ({ say: say`I keep that for twelve people here, and there is no room left.` }),
} satisfies Partial<Prompts>
