import type { Order } from '../catalog.ts'

/** Phrases, one a line, longest first. */
export const phrases = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split(/\s*\n\s*/)
    .map((line) => line.split(' '))
    .sort((a, b) => b.length - a.length)

/** How a language says limits, orders, colours, brands and what is not wanted. Longest phrases first. */
export interface Phrases {
  /** Before a sum: at most, at least, about, and the pair "between … and". */
  readonly to: readonly (readonly string[])[]
  readonly from: readonly (readonly string[])[]
  readonly about: readonly (readonly string[])[]
  readonly between: readonly (readonly string[])[]
  readonly and: ReadonlySet<string>
  /** After a sum. */
  readonly orLess: readonly (readonly string[])[]
  readonly orMore: readonly (readonly string[])[]
  readonly orders: readonly (readonly [readonly (readonly string[])[], Order])[]
  /** Before a colour, and after it. */
  readonly inColor: readonly (readonly string[])[]
  readonly onesOf: ReadonlySet<string>
  readonly only: ReadonlySet<string>
  readonly fromBrand: readonly (readonly string[])[]
  readonly not: readonly (readonly string[])[]
  readonly articles: ReadonlySet<string>
  /** A limit may be followed by these, or by the end; by anything else, and it was a size or a number. */
  readonly goesOn: ReadonlySet<string>
}
