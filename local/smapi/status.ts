import type { DeployedSkill } from '../alexa/deployed-skill.ts'
import { failure } from './failure.ts'
import type { Json } from './json.ts'

/**
 * How the last updates went (`v1.skill.SkillStatus`). This is where a model or manifest with faults is
 * explained: of an answer that is not 2xx `ask smapi` shows only the number.
 * @param resources `manifest`, `interactionModel`, or none for both
 */
export function statusOf(skill: DeployedSkill, resources: readonly string[]): Json {
  const lastUpdateRequest = (resource: string): Json => {
    const faults = skill.lastFaults(resource)
    if (faults.length === 0) return { status: 'SUCCEEDED' }
    const errors = faults.map(({ path, message }) => failure('VALIDATION_FAILED', `${path}: ${message}`))
    return { status: 'FAILED', errors }
  }
  const wants = (resource: string): boolean => resources.length === 0 || resources.includes(resource)
  const models = skill.updatedLocales.map((locale) => [
    locale,
    { lastUpdateRequest: lastUpdateRequest(locale) },
  ])
  return {
    ...(wants('manifest') ? { manifest: { lastUpdateRequest: lastUpdateRequest('manifest') } } : {}),
    ...(wants('interactionModel') ? { interactionModel: Object.fromEntries(models) } : {}),
  }
}
