// @ts-check

/** What fits each moment of a talk: before it, in it, and once products were read aloud. */
const ENGLISH = {
  before: ['open corner shop', 'ask corner shop to find a kettle'],
  open: ['find a quiet kettle', 'pick up where I left off', 'help', 'stop'],
  products: ['more', 'tell me about the second one', 'find a quiet kettle', 'help', 'stop'],
}
const FRENCH = {
  before: ['ouvre corner shop', 'demande à corner shop de trouver une bouilloire'],
  open: ['trouve une bouilloire silencieuse', 'reprends ma recherche', 'aide', 'stop'],
  products: ['la suite', 'parle-moi du deuxième', 'trouve une bouilloire silencieuse', 'aide', 'stop'],
}

/**
 * Things to say now.
 * @param {string} locale
 * @param {keyof typeof ENGLISH} moment
 */
export const phrases = (locale, moment) => (locale.startsWith('fr') ? FRENCH : ENGLISH)[moment]
