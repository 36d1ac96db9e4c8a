/**
 * How a French word sounds, roughly: one letter a sound, as in `english.ts`, with nasal vowels `A`(n) `I`(n)
 * `O`(n), `e` for é, è and ai, `o` for au, `U` for ou, `w` for oi's glide, `G` for gn.
 */
const RULES: readonly (readonly [RegExp, string])[] = (
  [
    ['^h', ''],
    ['eaux?$', 'o'],
    ['eau', 'o'],
    ['aux$', 'o'],
    ['ault$|aut$|auts$|auds?$', 'o'],
    ['au', 'o'],
    ['oeu|oeux$', 'e'],
    ['eux$|eu', 'e'],
    ['oin', 'wI'],
    ['oy(?=[aeiou])', 'wai'],
    ['oi[xts]?$', 'wa'],
    ['oi', 'wa'],
    ['oux$|oup$|outs?$|ous$', 'U'],
    ['ou', 'U'],
    ['(?:ain|ein|aim)(?![aeiounm])', 'I'],
    ['ien(?![aeioun])', 'iI'],
    ['(?:in|im|yn|ym)(?![aeiounmh])', 'I'],
    ['un(?![aeioun])', 'I'],
    ['(?:an|am|en|em)(?=nt?s?$|t?s?$|d?s?$|ps$|[bcdfgjkpqstvz])(?!nn|mm)', 'A'],
    ['(?:on|om)(?![aeiounmh])', 'O'],
    ['aill|ail', 'ai'],
    ['eill|eil', 'ei'],
    ['ill(?=[aeo])', 'i'],
    ['ai[tsx]?$|aient$', 'e'],
    ['ai|ei', 'e'],
    ['er$|ez$|ers$', 'e'],
    ['et$|ets$', 'e'],
    ['ch', 'S'],
    ['sch', 'S'],
    ['sh', 'S'],
    ['ph', 'f'],
    ['th', 't'],
    ['gn', 'G'],
    ['gu(?=[eiy])', 'g'],
    ['ge(?=[ao])', 'J'],
    ['g(?=[eiy])', 'J'],
    ['j', 'J'],
    ['qu?', 'k'],
    ['sc(?=[eiy])', 's'],
    ['c(?=[eiy])', 's'],
    ['cc(?=[eiy])', 'ks'],
    ['c', 'k'],
    ['x$', ''],
    ['x', 'ks'],
    ['ss', 's'],
    ['(?<=[aeiouy])s(?=[aeiouy])', 'z'],
    ['ti(?=on)', 'si'],
    ['es$|e$', ''],
    ['(?<=.)(?:nts|nt|ts|ds|ps|s|t|d|p|z)$', ''],
    ['h', ''],
    ['y', 'i'],
    ['w', 'v'],
  ] as const
).map(([pattern, sound]) => [new RegExp(pattern, 'y'), sound] as const)

/** The sounds of a word in lower case, without accents. */
export function frenchSounds(word: string): string {
  let sounds = ''
  for (let at = 0; at < word.length; ) {
    const rule = RULES.find(([pattern]) => {
      pattern.lastIndex = at
      return pattern.test(word)
    })
    sounds += rule ? rule[1] : word[at]
    at += rule ? Math.max(1, rule[0].lastIndex - at) : 1
  }
  return sounds.replace(/(.)\1+/g, '$1')
}
