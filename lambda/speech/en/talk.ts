import { joined, type Prompts, type Sayable, type Worded } from '../prompts.ts'
import { say } from '../ssml.ts'
import { ELSE, WHAT, WOULD } from './words.ts'

/** Up to `n` things that can be said now, the nearest first. */
function sayable(act: Sayable, n: number): string[] {
  return [
    ...(act.reserved ? ['cancel my order'] : []),
    ...(act.more ? ['three more'] : []),
    ...(act.heard > 1 ? ['tell me about the second one'] : []),
    ...(act.heard === 1 ? ['tell me about the first one'] : []),
    ...(act.narrow ? ['anything cheaper'] : []),
    ...(act.heard > 0 ? ['start over'] : []),
    'find a kettle',
    ...(act.resume && act.heard === 0 ? ['pick up where I left off'] : []),
    'look for blue towels',
    'stop',
  ].slice(0, n)
}

function helped(act: Sayable): Worded {
  const [first, second, third] = sayable(act, 3)
  return { say: say`You can say: ${first ?? ''}; ${second ?? ''}; or, ${third ?? ''}.`, ask: WOULD }
}

/** What is said to begin, to help, to leave and where something failed. */
export const talk = {
  greeted: ({ again }, words) => {
    const name = joined(', ', words)
    return { say: again ? say`Welcome back${name}.` : say`Welcome to Corner Shop${name}.` }
  },
  'asked what to find': () => ({ say: [], ask: WHAT }),
  'had nothing open': () => ({ say: say`Nothing is open here right now.`, ask: WHAT }),
  'started over': () => ({ say: say`All right, from the start.`, ask: WHAT }),
  helped,
  'did not understand': (act) => {
    const [first, second] = sayable(act, 2)
    return { say: say`Sorry, I missed that. You can say: ${first ?? ''}; or, ${second ?? ''}.`, ask: WOULD }
  },
  'had nothing to repeat': () => ({ say: say`I have not said much yet.`, ask: WHAT }),
  'had asked nothing': () => ({ say: say`Let me start again.`, ask: WHAT }),
  'took the no': () => ({ say: say`All right.`, ask: ELSE }),
  'said goodbye': ({ kept, reserved }) => ({
    say: reserved
      ? say`What you reserved stays. To take it back, say: cancel my order. Goodbye.`
      : kept
        ? say`Goodbye. I will keep this search for a week. To go on, say: pick up where I left off.`
        : say`Goodbye.`,
  }),
  'could not keep the search': () => ({
    say: say`I could not save this search. Ask me again in a few minutes to keep it.`,
  }),
  'could not look back': () => ({
    say: say`I can't look that up right now. Nothing is lost. Please try again in a few minutes.`,
  }),
  'could not search': ({ kept }) => ({
    say: kept
      ? say`I can't search the shop right now. Your search is kept. In a few minutes, say: pick up where I left off.`
      : say`I can't search the shop right now. Please ask me again in a few minutes.`,
  }),
  failed: () => ({
    say: say`Sorry, I could not do that. What you had before is kept. Please try again in a minute.`,
  }),
} satisfies Partial<Prompts>
