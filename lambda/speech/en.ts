import { firstSentence, productList } from './list.ts'
import { spokenPrice } from './money.ts'
import { plural } from './plural.ts'
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

const WHAT = say`What are you looking for?`
const ELSE = say`What else can I find for you?`
const WOULD = say`What would you like?`

const GO_ON = say`Shall I go on with it?`
const TEACH = say`You can teach Alexa your voice in the Alexa app.`

const WHY_AGAIN = {
  'taken back': say`All right, I took that back. Begin with: call me.`,
  unfit: say`Sorry, I can't use that one. A name has up to five words, and no numbers. Begin with: call me.`,
  missed: say`Begin with: call me.`,
} as const

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const count = (n: number): string => NUMBERS[n] ?? (n > 100 ? 'over a hundred' : String(n))
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * What was understood of a search, at the head of a sentence: "Quiet kettles". Without an article only the
 * shop's own word for the kind ("Kettles", but "Coffee") tells what is counted from what is not.
 */
function understood(query: string, ids: readonly string[], words: Words): string {
  const [first] = present(ids, words)
  const kind = first?.kind?.toLowerCase().split(/\s+/u).at(-1)
  const last = query.toLowerCase().split(/\s+/u).at(-1) ?? ''
  return saidBack(kind !== undefined && kind !== last && kind === plural(last) ? `a ${query}` : query, 'en')
}

const inside = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
/** What was asked for, in the middle of a sentence: "quiet kettles". */
const heard = (query: string): string => inside(saidBack(query, 'en'))

const listed = (ids: readonly string[], words: Words): Said =>
  productList(ids, words, { article: 'the ', and: 'and', soldOut: 'sold out for now', join: '; ' })

/** The question after some products, and how many more there are. */
function onward(left: number, read: number): { more: Said; ask: Said } {
  if (left === 1) return { more: say` There is one more.`, ask: say`Shall I read it?` }
  if (left > 1) {
    const ask = left > 3 ? say`Shall I read the next three?` : say`Shall I read them?`
    return { more: say` There are ${count(left)} more.`, ask }
  }
  return {
    more: [],
    ask: read === 1 ? say`Shall I tell you more about it?` : say`Which one shall I tell you about?`,
  }
}

/** The question that was open before, in the words it was put in. */
function askedAgain(question: Question, left: number): Said {
  if (question === 'go on') return GO_ON
  if (question === 'describe') return onward(0, 1).ask
  if (question === 'which') return onward(0, 2).ask
  return question === 'more' ? onward(left, 0).ask : WHAT
}

/** "two searches, what to call you, and a note". */
function inARow(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  const before = items.slice(0, -1)
  return before.length === 0 ? last : `${before.join(', ')}${before.length > 1 ? ',' : ''} and ${last}`
}

/** Up to `n` things that can be said now, the nearest first. */
function sayable(act: Sayable, n: number): string[] {
  return [
    ...(act.more ? ['three more'] : []),
    ...(act.heard > 1 ? ['tell me about the second one'] : []),
    ...(act.heard === 1 ? ['tell me about the first one'] : []),
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

/** English, for en-US and en-GB: money and numbers follow the locale, the words are those of both. */
export const en: Prompts = {
  cardTitle: understood,
  cardNothing: () => 'Nothing close to that. Other words may find it.',
  cardMore: (n) => (n === 1 ? 'and one more' : `and ${count(n)} more`),

  cardLine: (name, price, inStock) => `${name}: ${price}${inStock ? '' : ', sold out'}`,

  greeted: ({ again }, words) => {
    const name = joined(', ', words)
    return { say: again ? say`Welcome back${name}.` : say`Welcome to Corner Shop${name}.` }
  },
  offered: () => ({ say: say`You left something unfinished.`, ask: GO_ON }),
  'said how to go on': () => ({ say: say`To go on with it, say: pick up where I left off.`, ask: WOULD }),
  'asked again': ({ question, left }) => ({ say: [], ask: askedAgain(question, left) }),
  'apologized for the name': () => ({ say: say`Sorry, I will leave the name out.` }),
  'left the name out': () => ({
    say: say`All right, I will leave the name out here. If you hear it again, just tell me.`,
  }),
  called: (_, { name }) => ({
    say: name.length === 0 ? say`I have a name down for you.` : say`I have you down as ${name}.`,
    ask: say`Is that right?`,
  }),
  'asked what to call': ({ why }) => ({ say: WHY_AGAIN[why], ask: say`What shall I call you?` }),
  'settled the name': () => ({ say: say`Good, that is settled.` }),
  'took the name back': () => ({ say: say`All right, it stays as it was.` }),
  'asked to use the name': () => ({
    say: say`To hear your name again, say: yes, use my name.`,
    ask: say`Shall I use it?`,
  }),
  'uses the name': () => ({ say: say`Good. I will say your name when I am sure of your voice.` }),
  'explained the name': ({ unwanted }) => ({
    say: unwanted
      ? say`You asked me to leave it out. To change that, say: use my name again.`
      : say`I say a name only when I am quite sure of a voice. ${TEACH}`,
  }),
  'told what is kept': ({ searches, called, note }) => {
    const kinds = [
      ...(searches > 0 ? [`${count(searches)} ${searches === 1 ? 'search' : 'searches'}`] : []),
      ...(called ? ['what to call you'] : []),
      ...(note ? ['a note to leave your name out'] : []),
    ]
    if (kinds.length === 0) return { say: say`I keep nothing about you right now.` }
    return { say: say`I keep ${inARow(kinds)}. To clear it all, say: forget me.` }
  },
  'asked to forget': () => ({
    say: say`That clears your searches and all you asked me to keep. To go ahead, say: yes, forget me.`,
    ask: say`Shall I forget it all?`,
  }),
  forgot: () => ({ say: say`Done, it is all gone. To hear no name here, say: don't use my name.` }),
  'forgot the talk': () => ({ say: say`Nothing from this talk is kept for the house.` }),
  'needs a sure voice': () => ({ say: say`I only do that for a voice I am sure of. ${TEACH}` }),
  'could not note it': () => ({
    say: say`I can't save that right now. Please tell me again in a few minutes.`,
  }),
  'had no room': () => ({ say: say`I keep that for twelve people here, and there is no room left.` }),
  'asked what to find': () => ({ say: [], ask: WHAT }),
  found: ({ query, ids, left, fit }, words) => {
    const { more, ask } = onward(left, ids.length)
    const list = listed(ids, words)
    if (fit === 'all') return { say: say`${understood(query, ids, words)}: ${list}.${more}`, ask }
    return { say: say`Closest to ${inside(understood(query, ids, words))}: ${list}.${more}`, ask }
  },
  'found nothing': ({ query }) => ({
    say: say`I found nothing close to ${heard(query)}.`,
    ask: say`What else shall I look for?`,
  }),
  'missed the query': () => ({ say: [], ask: say`What shall I look for?` }),
  'read more': ({ ids, left }, words) => {
    const { more, ask } = onward(left, ids.length)
    return { say: say`Next: ${listed(ids, words)}.${more}`, ask }
  },
  'had no more': ({ query }) => ({ say: say`That was all for ${heard(query)}.`, ask: ELSE }),
  described: ({ id, left }, words) => {
    const [product] = present([id], words)
    if (!product) return { say: say`That one is gone from the shop.`, ask: ELSE }
    const stock = product.inStock ? 'in stock' : 'sold out for now'
    const price = spokenPrice(product.price, words.locale)
    const name = capital(`the ${product.spokenName}`)
    const about = firstSentence(product.description)
    return {
      say: say`${name}: ${price}, ${stock}.${about === '' ? '' : ` ${about}`}`,
      ask: left > 0 ? say`Shall I go on with the next ones?` : ELSE,
    }
  },
  'missed the product': ({ heard: n }) => ({
    say: [],
    ask:
      n > 2
        ? say`Which one: the first, the second or the third?`
        : n === 2
          ? say`Which one: the first or the second?`
          : say`Do you mean the one I just read?`,
  }),
  resumed: ({ query, ids, left }, words) => {
    const { more, ask } = onward(left, ids.length)
    return { say: say`${understood(query, ids, words)}, once more: ${listed(ids, words)}.${more}`, ask }
  },
  'resumed empty': ({ query }) => ({
    say: say`The shop has nothing left for ${heard(query)}.`,
    ask: say`What else shall I look for?`,
  }),
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
  'said goodbye': ({ kept }) => ({
    say: kept
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
}
