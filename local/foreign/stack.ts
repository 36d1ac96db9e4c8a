import { type Invoke, LocalAlexa } from '../alexa/alexa.ts'
import { openingsOf } from '../alexa/openings.ts'
import { checked, SkillFault } from '../alexa/skill-fault.ts'
import { type EmbeddedDynamoDB, LOCAL_ACCESS, startEmbedded } from '../dynamodb/embedded.ts'
import { SKILL_ID } from '../house.ts'
import type { Stack } from '../stack.ts'
import { findHandler } from './handler.ts'
import { readForeignPackage } from './package.ts'
import { foreignSkill } from './skill.ts'

/** Which skill is put behind the local Alexa in place of Corner Shop. */
export interface ForeignOptions {
  /** `path#export` of a Lambda handler. */
  readonly handler: string
  /** A skill package's folder. */
  readonly models: string
  readonly skillId?: string | undefined
  /** Starts an empty DynamoDB in memory, on this port, for a handler that wants one. */
  readonly dynamoDbPort?: number | undefined
  /** Hears of every fault of the skill, those that nobody hears an answer to as well. */
  readonly report?: ((fault: SkillFault) => void) | undefined
}

const reporting =
  (invoke: Invoke, report: (fault: SkillFault) => void): Invoke =>
  async (envelope) => {
    try {
      return await invoke(envelope)
    } catch (error) {
      if (error instanceof SkillFault) report(error)
      throw error
    }
  }

/**
 * What points every AWS SDK for JavaScript 3 at the embedded engine. The access key is set as well, so that
 * no real one is ever used by what was meant to stay here.
 */
function pointAt(endpoint: string, env: Record<string, string | undefined>): void {
  env.AWS_ENDPOINT_URL_DYNAMODB = endpoint
  env.AWS_REGION ||= LOCAL_ACCESS.region
  env.AWS_ACCESS_KEY_ID = LOCAL_ACCESS.credentials.accessKeyId
  env.AWS_SECRET_ACCESS_KEY = LOCAL_ACCESS.credentials.secretAccessKey
  // Either would win over the key.
  delete env.AWS_SESSION_TOKEN
  delete env.AWS_PROFILE
}

/**
 * Puts any skill behind the local Alexa. It runs in this process, as it is; nothing of Corner Shop does.
 * @param env what the handler reads its settings from
 * @throws {StartError} for a handler or a package that cannot be used
 */
export async function openForeignStack(
  { handler, models: folder, skillId = SKILL_ID, dynamoDbPort, report = () => {} }: ForeignOptions,
  env: Record<string, string | undefined> = process.env,
): Promise<Stack> {
  const { skill, title } = readForeignPackage(folder, skillId)
  let store: EmbeddedDynamoDB | undefined
  if (dynamoDbPort !== undefined) {
    store = await startEmbedded({ port: dynamoDbPort })
    pointAt(store.endpoint, env)
  }
  try {
    // Loaded last: a handler makes its clients while it is loaded, from the settings made above.
    const found = await findHandler(handler)
    const invoke = reporting(checked(foreignSkill(found)), report)
    return {
      skill: { title: title ?? 'Your skill', skillId, openings: openingsOf(skill.compiled), handler: found },
      deployed: skill,
      alexa: new LocalAlexa(skillId, skill.compiled, invoke),
      invoke,
      endpoint: store?.endpoint,
      where: store ? 'in memory, until the end' : "the skill's own business",
      folder: undefined,
      close: async () => store?.close(),
    }
  } catch (error) {
    await store?.close()
    throw error
  }
}
