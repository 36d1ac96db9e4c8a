/** What Alexa devices listen for: saying one aloud may wake the next. */
const WAKE_WORDS = ['alexa', 'echo', 'amazon', 'computer', 'ziggy']

/**
 * Letters that look like those of the wake words, by the letter they look like: Greek, Cyrillic, Coptic,
 * Armenian, Cherokee, Lisu, and Latin letters of other kinds. Widths, styles and accents are not here, for
 * Unicode itself takes those apart (NFKD). Chosen from Unicode's own list of look-alikes
 * (https://www.unicode.org/Public/security/latest/confusables.txt).
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'ΑαАаᎪꓮⲀɑᴀ',
  c: 'СсϹϲᏟꓚⲤᴄ',
  e: 'ΕεЕеЄєᎬꓰⲈᴇɛ',
  g: 'ԌցᏀꓖɡɢ',
  h: 'ΗНнҺһᎻꓧⲎհʜ',
  l: 'ӀӏᏞꓡⳐʟɭłƖ',
  m: 'ΜМмᎷꓟⲘᴍ',
  n: 'ΝոᴎꓠⲚɴпП',
  o: 'ΟοОоՕօꓳⲞᴏσ',
  p: 'ΡρРрᏢꓑⲢᴘ',
  r: 'ГгᎡꓣⲄʀᴦ',
  t: 'ΤτТтᎢꓔⲦᴛ',
  x: 'ΧχХхꓫⲬ',
  z: 'ΖᏃꓜⲌᴢ',
  // A capital I is a small l, and a Greek capital upsilon a Y that is small a u: both kinds are one here.
  i: 'ΙιІіꓲⲒıɪɩᎥӏ',
  u: 'ΥυՍսꓴᴜʋУуҮүꓬⲨᎩʏɣ',
}
const SAME: Readonly<Record<string, string>> = { i: 'l', y: 'u' }

const DRAWN: ReadonlyMap<string, string> = new Map([
  ...Object.entries(SAME),
  ...Object.entries(LOOK_ALIKES).flatMap(([letter, others]) =>
    [...others].map((other) => [other.toLowerCase(), SAME[letter] ?? letter] as const),
  ),
])

/** How the letters of a text look, without accents and whatever is no letter: "Аléxa" looks as "alexa" does. */
const drawn = (text: string): string =>
  [
    ...text
      .normalize('NFKD')
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^\p{L}]/gu, ''),
  ]
    .map((letter) => DRAWN.get(letter) ?? letter)
    .join('')

const WAKING: ReadonlySet<string> = new Set(WAKE_WORDS.map(drawn))

/** Whether any word of a name, a part of a word, or all of it together is a wake word or looks like one. */
export function wakes(name: string): boolean {
  const words = name.split(' ')
  const parts = words.flatMap((word) => word.split(/[^\p{L}\p{M}]+/u))
  return [name, ...words, ...parts].some((text) => WAKING.has(drawn(text)))
}
