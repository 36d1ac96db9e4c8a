import type { CompiledModel } from './resolver/index.ts'

/** What opens a skill, by locale: "open corner shop". In a language without words here, the name alone. */
export const openingsOf = (models: ReadonlyMap<string, CompiledModel>): ReadonlyMap<string, string> =>
  new Map(
    [...models].map(([locale, { lexicon, invocationName }]) => {
      const [open] = lexicon.data.invocation.openers
      return [locale, [...(open === undefined ? [] : [open]), ...invocationName].join(' ')]
    }),
  )
