import type { Language } from '../../locale.ts'
import type { Wish } from '../catalog.ts'
import { colorName, isColor } from './colors.ts'
import { plainOf, tokensOf } from './tokens.ts'

const JOINT = /^(?:and|or|et|ou)$/

/**
 * A wish whose colour was said anew: "a blue lamp", in green, is a lamp in green; and one that is not to be blue is a
 * lamp. The words stay as they are if they name nothing but colours.
 */
export function recolored({ words, filters, order }: Wish, language: Language): Wish {
  if (!filters.colors && !filters.without) return { words, filters, order }
  const colors = filters.colors?.map((color) => colorName(plainOf(color), language))
  const isGone = (color: string) =>
    isColor(color, language) &&
    (colors !== undefined ||
      filters.without?.some((one) => colorName(plainOf(one), language) === colorName(color, language)))
  const tokens = tokensOf(words)
  const gone = tokens.map(({ plain }) => isGone(plain))
  const kept = tokens.filter(
    ({ plain }, index) => !gone[index] && !(JOINT.test(plain) && (gone[index - 1] || gone[index + 1])),
  )
  const isThing = kept.some(({ plain }) => !/^(?:a|an|the|un|une|le|la|les|des)$/.test(plain))
  const said =
    kept.length < tokens.length && isThing
      ? kept.map(({ start, end }) => words.slice(start, end)).join(' ')
      : words
  return { words: said, filters: { ...filters, ...(colors && { colors }) }, order }
}
