import { type Lexicon, tokenize } from '../resolver/index.ts'

const ENGLISH = {
  pin: "What's your PIN?",
  wrongPin: "That's not right. What's your PIN?",
  added: 'Added to your Amazon cart.',
  order: 'Shall I order it?',
  ordered: 'Ordered.',
  declined: 'Okay.',
  failed: "Sorry, Amazon can't do that right now.",
}

const FRENCH: typeof ENGLISH = {
  pin: 'Quel est votre code ?',
  wrongPin: 'Ce n’est pas le bon code. Quel est votre code ?',
  added: 'C’est dans votre panier Amazon.',
  order: 'Dois-je le commander ?',
  ordered: 'C’est commandé.',
  declined: 'D’accord.',
  failed: 'Désolée, Amazon ne peut pas le faire maintenant.',
}

/** Alexa's own words in a connection. They are ours: hers differ, and change. */
export const wordsIn = (locale: string): typeof ENGLISH => (locale.startsWith('fr') ? FRENCH : ENGLISH)

/** Whether somebody says what people say for one of Amazon's own intents, and nothing else. */
function isSaid(words: string, lexicon: Lexicon, intents: readonly string[]): boolean {
  const keys = (text: string): string =>
    tokenize(text, lexicon)
      .map((token) => token.key)
      .join(' ')
  const said = keys(words)
  return intents.some((intent) => lexicon.data.intents[intent]?.some((phrase) => keys(phrase) === said))
}

/** A yes, and nothing else. */
export const isYes = (words: string, lexicon: Lexicon): boolean =>
  isSaid(words, lexicon, ['AMAZON.YesIntent'])

/** A no, a "cancel", a "stop", or silence. */
export const isNo = (words: string, lexicon: Lexicon): boolean =>
  words === '' || isSaid(words, lexicon, ['AMAZON.NoIntent', 'AMAZON.CancelIntent', 'AMAZON.StopIntent'])
