import type { Product } from '../catalog/catalog.ts'
import { type Language, type Locale, languageOf } from '../locale.ts'
import { en } from './en/index.ts'
import { fr } from './fr/index.ts'
import type { Prompts, SoughtAct } from './prompts.ts'

const TITLES: Readonly<Record<Language, Prompts['cardTitle']>> = { en: en.cardTitle, fr: fr.cardTitle }

/**
 * What was looked for, as speech says it and cards write it: "Quiet kettles under 50 pounds".
 * @param found the first products found, whose kind tells what is counted from what is not
 */
export function titleOf(sought: SoughtAct, found: readonly Product[], locale: Locale): string {
  const products = new Map(found.map((product) => [product.id, product]))
  return TITLES[languageOf(locale)](sought, [...products.keys()], { locale, products })
}
