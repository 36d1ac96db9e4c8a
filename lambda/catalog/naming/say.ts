import type { Language } from '../../locale.ts'

/** Signs that are words when they stand in a name. */
const SIGNS: Record<Language, readonly (readonly [RegExp, string])[]> = {
  en: [
    [/&/g, ' and '],
    [/\+/g, ' plus '],
    [/%/g, ' percent '],
    [/°/g, ' degrees '],
    [/@/g, ' at '],
    [/#|\bn[°º]/gi, ' number '],
    [/€/g, ' euro '],
    [/£/g, ' pound '],
    [/\$/g, ' dollar '],
  ],
  fr: [
    [/&/g, ' et '],
    [/\+/g, ' plus '],
    [/%/g, ' pour cent '],
    [/\bn[°º]/gi, ' numéro '],
    [/°/g, ' degrés '],
    [/@/g, ' chez '],
    [/#/g, ' numéro '],
    [/€/g, ' euro '],
    [/£/g, ' livre '],
    [/\$/g, ' dollar '],
  ],
}

/** "Adapter/inverter" says one thing twice. */
const EITHER_OR = /(\p{L}{4,})\/\p{L}{4,}/gu
const WEB = /\.(?:com|net|org|co|io|fr|de|eu)(?=$|\s)/gi

/** A word or several of a title as they are said: signs as words, nothing but letters, digits, hyphens, apostrophes. */
export function saidAs(text: string, language: Language): string[] {
  const spoken = SIGNS[language].reduce(
    (said, [sign, word]) => said.replace(sign, word),
    text.replace(WEB, '').replace(EITHER_OR, '$1'),
  )
  return spoken
    .normalize('NFC')
    .replace(/\u2019/g, '’')
    .replace(/[^\p{L}\p{M}\p{N}'’\s-]+/gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^[-'’\p{M}]+|[-'’]+$/gu, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map(calm)
}

/** Long words in capitals are not spelled: "GAMING" is "Gaming"; short ones may be ("USB", "HDMI"). */
const calm = (word: string): string =>
  /^\p{Lu}{5,}$/u.test(word) && /[AEIOUY]/.test(word) ? word.charAt(0) + word.slice(1).toLowerCase() : word
