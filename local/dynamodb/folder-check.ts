import { readdirSync } from 'node:fs'
import { Level } from 'level'

/** What is in a data folder cannot be read. */
export class DamagedFolder extends Error {
  override readonly name = 'DamagedFolder'

  constructor(folder: string, why: string, options?: ErrorOptions) {
    super(`The data in ${folder} is damaged (${why})`, options)
  }
}

/** The innermost reason, in one line: what is outside says only that it failed to open. */
function reasonOf({ cause, message }: Error): string {
  return cause ? reasonOf(cause as Error) : (message.split('\n')[0] ?? '')
}

/**
 * Reads a LevelDB folder from end to end, before dynalite has it: that opens it in the background, and what
 * is wrong with it is an exception there that nobody can catch. A laptop's data takes some milliseconds.
 * @throws {DamagedFolder}
 */
export async function checkFolder(folder: string): Promise<void> {
  const names = readdirSync(folder)
  // LevelDB would take the folder for a new one, and clear away what is in it.
  if (names.some((name) => name.startsWith('MANIFEST-')) && !names.includes('CURRENT'))
    throw new DamagedFolder(folder, 'its file CURRENT is missing')
  const level = new Level(folder)
  try {
    await level.open()
    for await (const _ of level.keys());
  } catch (error) {
    throw new DamagedFolder(folder, reasonOf(error as Error), { cause: error })
  } finally {
    await level.close()
  }
}
