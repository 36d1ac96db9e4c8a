import { sayingOf } from './catalog.ts'
import { SLIP } from './costs.ts'
import type { Heard } from './heard.ts'
import type { Catalog, CompiledModel, SlotType } from './model.ts'
import { fourDigitsOf, numberOf, ordinalOf } from './numbers.ts'

/** `known`: a listed value; `number`; `unknown`: a listed value described further; `open`: any words. */
type SpanQuality = 'known' | 'number' | 'unknown' | 'open'

/** Words from `from` to before `to` that may fill a slot. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly quality: SpanQuality
  readonly cost: number
  /** What Alexa would write for it (digits), if not the words. */
  readonly written?: string
}

export type Catalogs = ReadonlyMap<string, Catalog>

/** Words a described value may have before and after it, and an open value at most. */
const BEFORE_MAX = 3
const AFTER_MAX = 5
const OPEN_MAX = 4

/** Finds the words that may fill slots, once for each type. */
export class Spans {
  private readonly byType = new Map<string, readonly Span[]>()
  private readonly model: CompiledModel
  private readonly heard: readonly Heard[]
  private readonly dynamic: Catalogs

  constructor(model: CompiledModel, heard: readonly Heard[], dynamic: Catalogs) {
    this.model = model
    this.heard = heard
    this.dynamic = dynamic
  }

  of(type: SlotType): readonly Span[] {
    const found = this.byType.get(type.name) ?? this.find(type).sort((a, b) => a.to - b.to)
    this.byType.set(type.name, found)
    return found
  }

  /** True for the name of a thing: a value of one word, of any type of the model. */
  readonly isNoun = (stem: string): boolean => {
    for (const type of this.model.types.values()) if (type.catalog?.nouns.has(stem)) return true
    for (const [type, catalog] of this.dynamic)
      if (this.model.types.has(type) && catalog.nouns.has(stem)) return true
    return false
  }

  private find(type: SlotType): Span[] {
    const { lexicon } = this.model
    const known = this.listed(type)
    switch (type.kind) {
      case 'number':
        return [...known, ...this.written(12, (words) => numberOf(words, lexicon)?.toString())]
      case 'ordinal':
        return [...known, ...this.written(2, (words) => ordinalOf(words, lexicon))]
      case 'four digits':
        return [...known, ...this.written(10, (words) => fourDigitsOf(words, lexicon))]
      case 'color':
        return [...known, ...this.single((word) => lexicon.colors.has(word.stem))]
      case 'name':
        return [...known, ...this.single((word) => lexicon.firstNames.has(word.key)), ...this.names()]
      case 'open':
        return [...known, ...this.open()]
      case 'list':
        return [...known, ...this.described(type, known)]
      case 'phrase':
        return []
    }
  }

  /** Values of the model and of the session. */
  private listed(type: SlotType): Span[] {
    const catalogs = [type.catalog, this.dynamic.get(type.name)].filter((one) => one !== undefined)
    const longest = Math.max(0, ...catalogs.map((catalog) => catalog.longest))
    return this.ranges(longest).flatMap(([from, to]) => {
      const words = this.heard.slice(from, to)
      const saying = sayingOf(words.map((word) => word.slip?.stem ?? word.stem))
      if (!catalogs.some((catalog) => catalog.bySaying.has(saying))) return []
      const slips = words.filter((word) => word.slip).length
      return [{ from, to, quality: 'known' as const, cost: slips * SLIP }]
    })
  }

  private written(longest: number, write: (words: readonly Heard[]) => string | undefined): Span[] {
    return this.ranges(longest).flatMap(([from, to]) => {
      const written = write(this.heard.slice(from, to))
      return written === undefined ? [] : [{ from, to, quality: 'number' as const, cost: 0, written }]
    })
  }

  private single(fits: (word: Heard) => boolean): Span[] {
    return this.heard.flatMap((word, from) =>
      fits(word) ? [{ from, to: from + 1, quality: 'known' as const, cost: 0 }] : [],
    )
  }

  private open(): Span[] {
    return this.ranges(OPEN_MAX).flatMap(([from, to]) =>
      this.heard.slice(from, to).some((word) => word.kind === 'content' && !word.soft)
        ? [{ from, to, quality: 'open' as const, cost: 0.01 * (to - from) }]
        : [],
    )
  }

  /** Words that are nothing else in this model: "I'm not Siobhán", but not "I'm not sure", "it's not a kettle". */
  private names(): Span[] {
    const isOther = (word: Heard): boolean =>
      word.kind === 'content' &&
      (this.model.literals.has(word.stem) ||
        this.isNoun(word.stem) ||
        this.model.lexicon.states.has(word.key))
    return this.open().filter(({ from, to }) => !this.heard.slice(from, to).some(isOther))
  }

  private ranges(longest: number): (readonly [number, number])[] {
    return this.heard.flatMap((_, from) => {
      const size = Math.max(0, Math.min(longest, this.heard.length - from))
      return Array.from({ length: size }, (_unused, more) => [from, from + more + 1] as const)
    })
  }

  /**
   * Listed values with a description, which the type does not list: `quiet kettle`, `lamp for the desk`,
   * `bouilloire silencieuse`. Numbers are no things. A lone unknown word is never one, and what samples use as words of their own,
   * or another type lists (`last`), describes nothing.
   */
  private described(type: SlotType, known: readonly Span[]): Span[] {
    const taken = new Set(known.map(({ from, to }) => `${from} ${to}`))
    const things = known.filter(({ from, to }) =>
      this.heard.slice(from, to).some((word) => !/^[#\d]/.test(word.key)),
    )
    return things.flatMap((span) =>
      this.starts(type, span).flatMap((from) =>
        this.ends(type, span).flatMap((to) => {
          const more = span.from - from + to - span.to
          if (more === 0 || taken.has(`${from} ${to}`)) return []
          return [{ from, to, quality: 'unknown' as const, cost: span.cost + 0.01 * more }]
        }),
      ),
    )
  }

  private starts(type: SlotType, span: Span): number[] {
    const starts = [span.from]
    for (let from = span.from - 1; from >= 0 && from >= span.from - BEFORE_MAX; from -= 1) {
      if (!this.describes(this.heard[from])) break
      if (!this.listedElsewhere(type, from, span.from)) starts.push(from)
    }
    return starts
  }

  private ends(type: SlotType, span: Span): number[] {
    const { lexicon } = this.model
    const ends = [span.to]
    const bare = lexicon.data.describesAfter
    for (let at = span.to; at < this.heard.length && at < span.to + AFTER_MAX; at += 1) {
      const word = this.heard[at]
      const describes = this.describes(word)
      const first = at === span.to
      const links = word !== undefined && (lexicon.linkers.has(word.key) || (!first && word.kind === 'light'))
      if (!(links || (describes && (bare || !first)))) break
      if (describes && !this.listedElsewhere(type, span.to, at + 1)) ends.push(at + 1)
    }
    return ends
  }

  private describes(word: Heard | undefined): boolean {
    return word?.kind === 'content' && !word.soft && !this.model.literals.has(word.stem)
  }

  private listedElsewhere(type: SlotType, from: number, to: number): boolean {
    const saying = sayingOf(this.heard.slice(from, to).map((word) => word.stem))
    for (const other of this.model.types.values())
      if (other.name !== type.name && other.catalog?.bySaying.has(saying)) return true
    return false
  }
}
