/**
 * What follows "call me" in other sentences than one that names somebody: "call me back", "call me when it's
 * ready", "appelez-moi demain". Alexa hears all of them as names. As little as possible is here, for nearly
 * any word is somebody's name: "Will", "Back", "An", "in 't Veld" are told from these by what follows.
 */
const TIMES = 'later|tomorrow|tonight|again|now and then|sometime|anytime|any time|right away'
const ASKED_IN_ENGLISH: readonly RegExp[] = [
  // When, how and on what condition.
  new RegExp(`^(?:back|${TIMES})$`),
  new RegExp(
    `^(?:back|up|later|tomorrow) (?:when|if|as|in|at|on|once|after|before|${TIMES}|soon|please|to.*)\\b`,
  ),
  /^(?:when|whenever|if|unless|until|because|while|as soon as|once|whether|before|after|in case) \p{L}/u,
  /^(?:at|on|in|by|for|from|with|about) (?:an?|the|my|your|his|her|our|this|that|home|work|\p{L}+ (?:minutes?|hours?|days?))\b/u,
  /^on (?:mon|tues|wednes|thurs|fri|satur|sun)day\b/,
  // Something else than a person: an article is one only before the sound that it is for.
  /^a (?:[bcdfghj-np-tv-z]\p{L}+)(?: |$)/u,
  /^an (?:[aeiou]\p{L}+)(?: |$)/u,
  /\bmy (?:\p{L}+ )?name\b/u,
  /^(?:anything|whatever)(?: else)?(?: you (?:like|want|please))?$/,
  /^(?:something|somebody|someone|anybody|anyone) else$/,
  /^(?:what|as|how) you (?:like|want|please|will)$/,
]

const ASKED_IN_FRENCH: readonly RegExp[] = [
  /^(?:plus tard|demain|ce soir|bient[oô]t|tout (?:à|a) l'heure|tout de suite|un jour|n'importe quand)(?: |$)/,
  /^(?:quand|lorsque|dès que|des que|parce que|pendant|pour que|jusqu'[àa]) \p{L}/u,
  /^(?:lorsqu'|dès qu'|quand )\p{L}/u,
  /^si (?:tu|vous|il|elle|on|nous|je|ça|ca|c'est|le|la|les|jamais|possible|besoin|nécessaire|quelqu)/,
  /^s'il (?!te|vous)\p{L}/u,
  /^(?:à|dans|après|avant|vers|chez|depuis|pendant) \p{L}/u,
  /^(?:un|une) \p{L}{2,}/u,
  /^(?:comme|ce que) (?:tu|vous) \p{L}/u,
  /\bmon (?:\p{L}+ )?(?:pré)?nom\b/u,
  /^(?:autrement|n'importe comment)$/,
]

/** Whether these words ask for a call or for something else, in whatever language: they are no name. */
export function isRequest(words: string): boolean {
  const text = words.normalize('NFC').toLowerCase().replace(/[’‘]/gu, "'")
  return [...ASKED_IN_ENGLISH, ...ASKED_IN_FRENCH].some((request) => request.test(text))
}
