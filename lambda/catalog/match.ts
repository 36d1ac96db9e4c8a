import type { Language } from '../locale.ts'
import { indexed } from './words.ts'

/** A word or several in a row for FTS5. They are letters and digits only, so nothing in them can end the quotation. */
export const quoted = (words: string): string => `"${words}"`

/** A text as the index holds it, or nothing where it holds no letter and no digit. */
export const phrase = (text: string, language: Language): string | undefined =>
  indexed(text, language) || undefined
