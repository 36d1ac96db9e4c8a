import type { Language } from '../../locale.ts'
import { englishSounds } from './english.ts'
import { frenchSounds } from './french.ts'

const SOUNDS = { en: englishSounds, fr: frenchSounds } as const

/** Numbers as people say them, so that "ate" is heard as 8. */
const NUMBERS: Record<Language, readonly string[]> = {
  en: `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty`.split(
    ' ',
  ),
  fr: `zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf vingt`.split(
    ' ',
  ),
}

/** How a word sounds (`english.ts`), lower case and without accents. Empty for what has no sound of its own. */
export function soundsOf(word: string, language: Language): string {
  if (/^\d+$/.test(word)) {
    const said = NUMBERS[language][Number(word)]
    return said === undefined ? '' : SOUNDS[language](said)
  }
  return /^\p{L}+$/u.test(word) ? SOUNDS[language](word) : ''
}
