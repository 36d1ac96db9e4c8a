import { Command } from 'commander'
import { SettingError } from '../../lambda/settings.ts'
import { ScriptError } from '../scripts/parse.ts'
import { StartError } from '../start-error.ts'

/** The exit codes of every command: done, refused or different, not understood, somebody else was first. */
export const EXIT = { done: 0, refused: 1, usage: 2, changed: 3 } as const

/** A command; what is wrong with how it was called ends it with 2. */
export const bareCommand = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.done : EXIT.usage))

/** A command on a store, with the options that say which. */
export const command = (name: string, description: string): Command =>
  bareCommand(name, description)
    .option('--data <DIR>', 'the data folder', '.data')
    .option('--memory', 'keep nothing: everything in memory')

/** The data folder that the shared options name, or undefined for memory. */
export const dataOf = (options: { data: string; memory?: boolean }): string | undefined =>
  options.memory ? undefined : options.data

const isForPeople = (error: unknown): error is Error =>
  error instanceof StartError || error instanceof SettingError || error instanceof ScriptError

/**
 * Ends the process once all is written. Left to itself it might never end: a skill that is not ours may keep
 * a timer or a connection.
 */
export function leave(): void {
  process.stdout.write('', () => process.stderr.write('', () => process.exit()))
}

/**
 * Runs a command to its end; what people can mend is told in one sentence, anything else with its trace.
 * @param stays the process goes on when the work is done, and leaves by itself
 */
export async function run(work: () => Promise<void>, { stays = false } = {}): Promise<void> {
  try {
    await work()
    if (stays) return
  } catch (error) {
    process.stderr.write(isForPeople(error) ? `${error.message}\n` : `${(error as Error).stack}\n`)
    process.exitCode = error instanceof ScriptError ? EXIT.usage : EXIT.refused
  }
  leave()
}
