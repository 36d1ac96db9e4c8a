import fc from 'fast-check'
import type * as z from 'zod/mini'
import { type Household, householdSchema } from '../../lambda/household/state.ts'

/** Any text that can be written down. Half a surrogate pair cannot, in UTF-8; it is not text either. */
const text = fc.string({ unit: 'binary', maxLength: 12 })
/** Records are kept by keyed hash, never by what somebody said. */
const hash = fc.stringMatching(/^k1\.[\w-]{8}$/)

/** Any household that the schema allows, far beyond what the conversation makes. */
export const arbitraryHousehold = arbitraryOf(householdSchema) as fc.Arbitrary<Household>

/** The parts of a schema's definition that are read here. */
interface Definition {
  readonly type: string
  readonly shape?: Record<string, z.ZodMiniType>
  readonly element?: z.ZodMiniType
  readonly options?: readonly z.ZodMiniType[]
  readonly innerType?: z.ZodMiniType
  readonly valueType?: z.ZodMiniType
  readonly values?: readonly unknown[]
  readonly entries?: Record<string, unknown>
}

/**
 * Values of a schema, made from the schema itself: a field that is added to it is covered the same day.
 * A kind of schema that is not known here throws, so that none is left out in silence.
 */
function arbitraryOf(schema: z.ZodMiniType): fc.Arbitrary<unknown> {
  return unchecked(schema).filter((value) => schema.safeParse(value).success)
}

function unchecked(schema: z.ZodMiniType): fc.Arbitrary<unknown> {
  const definition = schema._zod.def as unknown as Definition
  switch (definition.type) {
    case 'string':
      return text
    case 'number':
      // Shares lie between 0 and 1, where an integer hardly ever does.
      return fc.oneof(fc.nat(1000), fc.maxSafeInteger(), fc.constantFrom(0, 0.05, 0.5, 1))
    case 'boolean':
      return fc.boolean()
    case 'custom':
      return hash
    case 'literal':
      return fc.constantFrom(...(definition.values ?? []))
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries ?? {}))
    case 'union':
      return fc.oneof(...(definition.options ?? []).map(arbitraryOf))
    case 'default':
    case 'optional':
      return arbitraryOf(known(definition.innerType))
    case 'array':
      return fc.array(arbitraryOf(known(definition.element)), { maxLength: 4 })
    case 'record':
      return fc.dictionary(hash, arbitraryOf(known(definition.valueType)), {
        maxKeys: 3,
        noNullPrototype: true,
      })
    case 'object':
      return anyObject(definition.shape ?? {})
    default:
      throw new Error(`There is no arbitrary for a schema of type ${definition.type}.`)
  }
}

/** What is optional is left out at times; it is never there as undefined, which no store can keep. */
function anyObject(shape: Record<string, z.ZodMiniType>): fc.Arbitrary<unknown> {
  const fields = Object.entries(shape).map(([name, field]) => [name, arbitraryOf(field)] as const)
  const required = Object.keys(shape).filter((name) => shape[name]?._zod.def.type !== 'optional')
  return fc.record(Object.fromEntries(fields), { requiredKeys: required, noNullPrototype: true })
}

function known<Schema>(schema: Schema | undefined): Schema {
  if (schema === undefined) throw new Error('The schema lacks the part that its type promises.')
  return schema
}
