import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import { pathInProject } from '../../local/root.ts'

type Schema = Record<string, unknown>

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Only with `{"type": "object", "properties": {}}` does the spec say "anything": its own samples hold texts. */
const isAnything = (schema: Schema): boolean =>
  isSchema(schema.properties) && Object.keys(schema.properties).length === 0

/**
 * Makes JSON Schema of the spec's Swagger 2.0: inheritance, which Swagger has no word for, stands in
 * `x-inheritsFrom`; enums of texts are typed as objects here and there.
 */
function adapted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(adapted)
  if (!isSchema(value)) return value
  if (value.type === 'object' && isAnything(value) && !value.required) return {}
  const { 'x-inheritsFrom': parent, discriminator: _, format: __, ...schema } = value
  if (Array.isArray(schema.enum)) return { enum: schema.enum }
  const inner = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, adapted(part)]))
  return typeof parent === 'string' ? { allOf: [{ $ref: `#/definitions/${parent}` }, inner] } : inner
}

/** What the spec has wrong, as ask-smapi-model 1.24.0 has it, beside what Amazon and the SDK's callers see. */
function mended(definitions: Record<string, Schema>): Record<string, Schema> {
  // Spec: maps of requests, responses and metrics by name. Sent: one of each, as in v2.
  const one = (name: string) => ({ $ref: `#/definitions/v1.skill.invocations.${name}` })
  const properties = {
    invocationRequest: one('Request'),
    invocationResponse: one('Response'),
    metrics: one('Metrics'),
  }
  return { ...definitions, 'v1.skill.invocations.SkillExecutionInfo': { type: 'object', properties } }
}

interface Spec {
  readonly definitions: Record<string, Schema>
}

const path = pathInProject('node_modules/ask-smapi-model/spec.json')
const spec = JSON.parse(readFileSync(path, 'utf8')) as Spec
const ajv = new Ajv({ strict: false, allErrors: true })
ajv.addSchema({ $id: 'smapi', definitions: adapted(mended(spec.definitions)) })

const known = new Map<string, ValidateFunction>()

/**
 * What keeps a value from being a definition of ask-smapi-model's spec, such as
 * `v2.skill.simulations.SimulationsApiResponse`; empty if nothing does.
 */
export function faultsBySpec(definition: string, value: unknown): string[] {
  if (!(definition in spec.definitions)) throw new Error(`The spec has no ${definition}.`)
  const validate = known.get(definition) ?? ajv.compile({ $ref: `smapi#/definitions/${definition}` })
  known.set(definition, validate)
  // As it is on the wire: without what JSON leaves out.
  validate(JSON.parse(JSON.stringify(value)))
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
