/**
 * The part of Alexa's language understanding, on a laptop: from an interaction model and nothing else, for
 * any skill. It is pure and deterministic; compile a model once, then resolve as often as needed.
 */
export { compileModel } from './compile.ts'
export { resolveInvocation } from './invocation.ts'
export type { Lexicon } from './language/index.ts'
export type { CompiledModel } from './model.ts'
export { fourDigitsOf } from './numbers.ts'
export { type Resolution, resolve } from './resolve.ts'
export { tokenize } from './tokens.ts'
