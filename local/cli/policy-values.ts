/** Whole or decimal, as people write it. */
const NUMBER = /^-?\d+(?:\.\d+)?$/

const numberOr = (text: string): unknown => (NUMBER.test(text) ? Number(text) : text)

/** A value as it was typed; what makes no sense stays text, and is refused at its field. */
function valueIn(name: string, text: string): unknown {
  if (text === 'default') return undefined
  if (name === 'pinLocales') return text === 'none' ? [] : text.split(',').map((one) => one.trim())
  if (name !== 'questions') return numberOr(text)
  const [below = '', above = '', ...rest] = text === 'off' ? ['0', '0'] : text.split(',')
  return rest.length > 0 ? text : { below: numberOr(below.trim()), above: numberOr(above.trim()) }
}

/** Reads `NAME=VALUE`s; undefined where one is none or comes twice. `default` becomes undefined. */
export function givenIn(args: readonly string[]): Record<string, unknown> | undefined {
  const pairs = args.map((arg) => /^([\w.]+)=(.+)$/s.exec(arg))
  const names = pairs.map((pair) => pair?.[1])
  if (names.includes(undefined) || new Set(names).size < names.length) return undefined
  return Object.fromEntries(pairs.map((pair) => [pair?.[1], valueIn(pair?.[1] ?? '', pair?.[2] ?? '')]))
}
