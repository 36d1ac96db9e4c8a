import { Console } from 'node:console'
import type { Command } from 'commander'
import { parseSettings } from '../../lambda/settings.ts'
import { divertGuests } from '../foreign/guest.ts'
import type { Found } from '../foreign/handler.ts'
import { surviveHandlers } from '../foreign/skill.ts'
import type { ForeignOptions } from '../foreign/stack.ts'
import type { StackOptions } from '../stack.ts'
import { EXIT } from './command.ts'

/** Adds the options that put another skill in place of Corner Shop. */
export const withForeign = (cli: Command): Command =>
  cli
    .option('--handler <PATH#EXPORT>', "another skill's Lambda handler in place of Corner Shop")
    .option('--models <DIR>', 'its skill package: interactionModels/custom/*.json, skill.json')
    .option('--skill-id <ID>', "its skill id; left out: the demo skill's")
    .option('--with-dynamodb', 'starts an empty DynamoDB in memory for it')
    .addHelpText('after', '\nYour own skill: docs/bring-your-own-skill.md')

interface Options {
  handler?: string
  models?: string
  skillId?: string
  withDynamodb?: boolean
}

/**
 * The foreign skill that the options name, or undefined for Corner Shop. Options that do not go together
 * end the command.
 */
export function foreignOf(
  cli: Command,
  { env, anyPort }: Pick<StackOptions, 'env' | 'anyPort'>,
): ForeignOptions | undefined {
  const { handler, models, skillId, withDynamodb } = cli.opts<Options>()
  const usage = (sentence: string): never => cli.error(`error: ${sentence}`, { exitCode: EXIT.usage })
  if (handler === undefined) {
    if (models !== undefined || withDynamodb) return usage('--models and --with-dynamodb go with --handler')
    return undefined
  }
  if (models === undefined) return usage('--handler goes with --models, the folder of its skill package')
  share()
  const port = (): number =>
    anyPort ? 0 : (parseSettings({ DYNAMODB_PORT: env.DYNAMODB_PORT }).DYNAMODB_PORT ?? 3001)
  return { handler, models, skillId, dynamoDbPort: withDynamodb ? port() : undefined }
}

/** What a foreign handler logs goes to standard error: standard output is for answers. */
function share(): void {
  globalThis.console = Object.assign(new Console(process.stderr, process.stderr), { Console })
  divertGuests(process.stdout, process.stderr)
  surviveHandlers((text) => process.stderr.write(text))
}

/** Which handler was found, in a sentence. */
export function aboutHandler({ name, kind }: Found): string {
  if (kind === 'async') return `Its handler is ${name}, an async one.`
  return `Its handler is ${name}, one with a callback: Lambda takes those up to Node 22, not on Node 24.`
}
