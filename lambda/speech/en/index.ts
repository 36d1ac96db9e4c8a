import type { Prompts } from '../prompts.ts'
import { check } from './check.ts'
import { names } from './names.ts'
import { order } from './order.ts'
import { phone } from './phone.ts'
import { product } from './product.ts'
import { search } from './search.ts'
import { talk } from './talk.ts'

/** English, for en-US and en-GB: money and numbers follow the locale, the words are those of both. */
export const en: Prompts = { ...talk, ...names, ...search, ...product, ...phone, ...order, ...check }
