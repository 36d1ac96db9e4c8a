import { expected, fault, isObject, type Json } from '../fault-words.ts'
import type { Fault } from '../model-check.ts'
import { TASKS } from './index.ts'
import { verifyPerson } from './verify-person.ts'

const ASIN = /^[A-Z0-9]{10}$/u
const LEVEL = 400
const POLICY = 'VOICE_PIN'

const is = (value: unknown): string => JSON.stringify(value) ?? 'missing'

/** What is wrong with the products of a shopping action: Alexa takes one, by its ASIN. */
function productFaults({ products }: Json, path: string): Fault[] {
  if (!Array.isArray(products)) return expected(`${path}.products`, 'a list', products)
  if (products.length !== 1) return fault(`${path}.products`, `has ${products.length} products; 1 is allowed`)
  const [one] = products as unknown[]
  if (!isObject(one)) return expected(`${path}.products.0`, 'an object', one)
  return typeof one.asin === 'string' && ASIN.test(one.asin)
    ? []
    : fault(`${path}.products.0.asin`, `must be 10 capitals and digits, and is ${is(one.asin)}`)
}

function levelFaults({ requestedAuthenticationConfidenceLevel: asked }: Json, path: string): Fault[] {
  const at = `${path}.requestedAuthenticationConfidenceLevel`
  if (!isObject(asked)) return expected(at, 'an object', asked)
  const { level, customPolicy } = asked
  if (level !== LEVEL) return fault(`${at}.level`, `must be ${LEVEL}, and is ${is(level)}`)
  if (!isObject(customPolicy)) return expected(`${at}.customPolicy`, 'an object', customPolicy)
  const { policyName } = customPolicy
  return policyName === POLICY
    ? []
    : fault(`${at}.customPolicy.policyName`, `must be "${POLICY}", and is ${is(policyName)}`)
}

/**
 * What is wrong with a `Connections.StartConnection`. A task of Amazon's that is not played here is a fault as
 * well: nobody would ever hear the end of it.
 */
export function connectionFaults({ uri, token, input }: Json, path: string): Fault[] {
  const task = typeof uri === 'string' ? TASKS.get(uri) : undefined
  if (!task)
    return fault(
      `${path}.uri`,
      `must be one of ${[...TASKS.keys()].join(', ')}, which is what this Alexa plays, and is ${is(uri)}`,
    )
  const wrong = token == null || typeof token === 'string' ? [] : expected(`${path}.token`, 'a text', token)
  if (!isObject(input)) return [...wrong, ...expected(`${path}.input`, 'an object', input)]
  const faultsOf = task === verifyPerson ? levelFaults : productFaults
  return [...wrong, ...faultsOf(input, `${path}.input`)]
}
