import type { Language } from '../../locale.ts'
import { en } from './phrases-en.ts'
import { fr } from './phrases-fr.ts'
import type { Phrases } from './phrasing.ts'

/** How each language says limits, orders, colours, brands and what is not wanted. */
export const PHRASES: Record<Language, Phrases> = { en, fr }
