/**
 * Whether a skill event says that the household's data must go: the skill was disabled, and Alexa does
 * not say that the data may stay (rulings, 26). ask-sdk-model does not type this event's body; the values
 * are PERSISTED and NOT_PERSISTED.
 */
export function isDataToDelete(request: { readonly type: string }): boolean {
  if (request.type !== 'AlexaSkillEvent.SkillDisabled') return false
  const body = (request as { body?: unknown }).body
  const status = (body as { userInformationPersistenceStatus?: unknown } | undefined)
    ?.userInformationPersistenceStatus
  return status !== 'PERSISTED'
}
