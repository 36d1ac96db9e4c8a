import type { Invoke } from '../alexa/alexa.ts'
import { asEnvelope, isForeignSkill } from '../alexa/envelope-fault.ts'
import { SkillFault } from '../alexa/skill-fault.ts'
import { failure, skillFailure } from './failure.ts'
import { fileFault, isObject, type Json, objectIn, oneIn } from './json.ts'
import { Refused } from './refused.ts'

/** The two versions of the call: the regions they take, and their words for having succeeded. */
const VERSIONS = {
  v1: { regions: ['NA', 'EU', 'FE'], succeeded: 'SUCCEEDED' },
  v2: { regions: ['NA', 'EU', 'FE', 'default'], succeeded: 'SUCCESSFUL' },
} as const

const FOREIGN = failure(
  'INVALID_REQUEST',
  'The request is for another skill: context.System.application.applicationId is not the id of this skill.',
)

/**
 * Puts a whole request envelope through the skill as it is, person and level included
 * (`v1.skill.invocations.InvokeSkillResponse`, `v2.skill.invocations.InvocationsApiResponse`). An envelope that
 * the skill can't take is an answer, status FAILED: of any other the CLI shows nothing but a number.
 * @param endpoint where the skill is, for the record
 * @throws {Refused} 400 for a body that is no invocation
 */
export async function invocation(
  body: Json,
  version: keyof typeof VERSIONS,
  invoke: Invoke,
  endpoint: string,
): Promise<Json> {
  const { regions, succeeded } = VERSIONS[version]
  oneIn(body, 'endpointRegion', regions)
  const { body: sent } = objectIn(body, 'skillRequest')
  if (sent === undefined) throw new Refused(400, '"skillRequest.body" is missing.')
  const unreadable = fileFault(sent)
  if (unreadable !== undefined)
    return { status: 'FAILED', result: { error: failure('INVALID_REQUEST', unreadable) } }
  const invocationRequest = { endpoint, body: sent }
  const envelope = asEnvelope(sent)
  if (typeof envelope === 'string')
    return {
      status: 'FAILED',
      result: {
        skillExecutionInfo: { invocationRequest },
        error: failure('INVALID_REQUEST', `skillRequest.body ${envelope}`),
      },
    }
  const began = performance.now()
  try {
    const { response } = await invoke(envelope)
    const metrics = { skillExecutionTimeInMilliseconds: Math.round(performance.now() - began) }
    return {
      status: succeeded,
      result: {
        skillExecutionInfo: { invocationRequest, invocationResponse: { body: response }, metrics },
      },
    }
  } catch (error) {
    const refused = error instanceof SkillFault ? error.response : undefined
    const isForeign = error instanceof Error && isForeignSkill(error)
    return {
      status: 'FAILED',
      result: {
        skillExecutionInfo: {
          invocationRequest,
          ...(isObject(refused) ? { invocationResponse: { body: refused } } : {}),
        },
        error: isForeign ? FOREIGN : skillFailure(error),
      },
    }
  }
}
