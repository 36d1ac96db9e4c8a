import type { Intent, Slot, slu } from 'ask-sdk-model'
import { type CompiledModel, resolve, resolveInvocation } from '../alexa/resolver/index.ts'
import { failure, noModel } from './failure.ts'

type Resolution = slu.entityresolution.Resolution

/** What one authority says, flat as SMAPI has it: requests wrap each value once more. */
const authorityOf = ({ authority, status, values }: Resolution) => ({
  authority,
  status,
  values: values.map(({ value: { name, id } }) => ({ name, ...(id ? { id } : {}) })),
})

const slotOf = ({ name, value, confirmationStatus, resolutions }: Slot) => ({
  name,
  ...(value === undefined ? {} : { value }),
  confirmationStatus,
  ...(resolutions?.resolutionsPerAuthority
    ? { resolutions: { resolutionsPerAuthority: resolutions.resolutionsPerAuthority.map(authorityOf) } }
    : {}),
})

/** An intent in the shape of SMAPI's answers (`v2.skill.simulations.Intent`). */
export const intentShape = ({ name, confirmationStatus, slots = {} }: Intent) => ({
  name,
  confirmationStatus,
  slots: Object.fromEntries(Object.entries(slots).map(([key, slot]) => [key, slotOf(slot)])),
})

/** The intents that came near an utterance, besides the one that was taken. */
export function nearTo(model: CompiledModel, utterance: string): readonly Intent[] {
  const invocation = resolveInvocation(model, utterance)
  if (invocation.kind === 'launch') return []
  const resolution = invocation.kind === 'intent' ? invocation.resolution : resolve(model, utterance)
  return resolution?.considered ?? []
}

/**
 * The answer of `profileNlu`: what the model makes of an utterance, outside any session. The skill is not
 * asked, and no dialog is delegated to Alexa, so `multiTurn` never comes.
 */
export function profile(model: CompiledModel, utterance: string) {
  const resolution = resolve(model, utterance)
  return {
    sessionEnded: false,
    ...(resolution ? { selectedIntent: intentShape(resolution.intent) } : {}),
    consideredIntents: (resolution?.considered ?? []).map(intentShape),
  }
}

/** The answer of `profileNlu` where there is no model. An `error` is shown by ask-cli, a 404 only as a number. */
export const noProfile = (locales: readonly string[]) => ({
  sessionEnded: false,
  consideredIntents: [],
  error: failure('NO_SUCH_LOCALE', noModel(locales)),
})
