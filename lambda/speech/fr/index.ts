import type { Prompts } from '../prompts.ts'
import { check } from './check.ts'
import { names } from './names.ts'
import { order } from './order.ts'
import { phone } from './phone.ts'
import { product } from './product.ts'
import { search } from './search.ts'
import { talk } from './talk.ts'

/** French, with "vous", and no word that gives the listener a gender. */
export const fr: Prompts = { ...talk, ...names, ...search, ...product, ...phone, ...order, ...check }
