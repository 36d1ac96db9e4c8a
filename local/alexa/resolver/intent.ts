import type { Intent, Slot, slu } from 'ask-sdk-model'
import { sayingOf } from './catalog.ts'
import type { Heard } from './heard.ts'
import type { Catalog, CompiledModel, Pattern, SlotType } from './model.ts'
import { namePhrase, searchPhrase } from './phrase.ts'
import { isNaming } from './rank.ts'
import type { Catalogs, Span } from './spans.ts'
import { spoken } from './tokens.ts'
import type { Found } from './understand.ts'

const AUTHORITY = 'amzn1.er-authority.echo-sdk'

/** An intent as Alexa sends it: every slot of the intent, filled or not. */
export function intentOf(model: CompiledModel, found: Found, dynamic: Catalogs): Intent {
  const { candidate, heard } = found
  const { intent: name, elements } = candidate.pattern
  const slots: Record<string, Slot> = {}
  for (const slot of model.intents.get(name) ?? []) slots[slot] = { name: slot, confirmationStatus: 'NONE' }
  for (const element of elements) {
    if (element.is !== 'slot') continue
    const span = element.type.kind === 'phrase' ? candidate.phrase : candidate.slots.get(element.slot)
    if (!span) continue
    const value = written(model, candidate.pattern, element.type, span, heard)
    slots[element.slot] = filled(model, element.slot, element.type, value, span, heard, dynamic)
  }
  return intent(name, slots)
}

/** An intent without any filled slot: the fallback. */
export const emptyIntent = (name: string): Intent => intent(name, {})

const intent = (name: string, slots: Record<string, Slot>): Intent =>
  Object.keys(slots).length > 0
    ? { name, confirmationStatus: 'NONE', slots }
    : { name, confirmationStatus: 'NONE' }

/** A phrase is what was typed between the words around it; any other value is its words as Alexa writes them. */
function written(
  model: CompiledModel,
  pattern: Pattern,
  type: SlotType,
  span: Span,
  heard: readonly Heard[],
): string {
  const words = heard.slice(span.from, span.to)
  if (type.kind === 'phrase') return isNaming(model, pattern) ? namePhrase(words) : searchPhrase(words)
  return span.written ?? spoken(words)
}

function filled(
  model: CompiledModel,
  name: string,
  type: SlotType,
  value: string,
  span: Span,
  heard: readonly Heard[],
  dynamic: Catalogs,
): Slot {
  const resolutions = resolutionsOf(model, type, span, heard, dynamic)
  const more = resolutions ? { resolutions } : {}
  return { name, value, confirmationStatus: 'NONE', ...more, slotValue: { type: 'Simple', value, ...more } }
}

/** One authority for the values of the model, one for those of the session; none for a plain built-in type. */
function resolutionsOf(
  model: CompiledModel,
  type: SlotType,
  span: Span,
  heard: readonly Heard[],
  dynamic: Catalogs,
): slu.entityresolution.Resolutions | undefined {
  const ofSession = dynamic.get(type.name)
  const words = heard.slice(span.from, span.to)
  const saying = sayingOf(words.map((word) => word.slip?.stem ?? word.stem))
  const resolve = (authority: string, catalog: Catalog | undefined): slu.entityresolution.Resolution => {
    const values = catalog?.bySaying.get(saying) ?? []
    return {
      authority,
      status: { code: values.length > 0 ? 'ER_SUCCESS_MATCH' : 'ER_SUCCESS_NO_MATCH' },
      values: values.map(({ name, id }) => ({ value: { name, id } })),
    }
  }
  const resolutions: slu.entityresolution.Resolution[] = []
  if (type.catalog || type.kind === 'list')
    resolutions.push(resolve(`${AUTHORITY}.${model.skillId}.${type.name}`, type.catalog))
  if (ofSession) resolutions.push(resolve(`${AUTHORITY}.dynamic.${model.skillId}.${type.name}`, ofSession))
  return resolutions.length > 0 ? { resolutionsPerAuthority: resolutions } : undefined
}
