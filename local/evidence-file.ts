import { readFile, stat } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { type Line, linesIn } from '../lambda/speaker/report/evidence-lines.ts'
import { StartError } from './start-error.ts'

/** A year of counters is a megabyte. */
const MOST_MIB = 64

/** What Node says of a file that cannot be read, for people. */
const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
}

async function bytesOf(path: string): Promise<Uint8Array> {
  if (path === '-') return buffer(process.stdin)
  try {
    const { size } = await stat(path)
    if (size > MOST_MIB * 1024 ** 2) throw new StartError(`${path} is larger than ${MOST_MIB} MiB.`)
    return await readFile(path)
  } catch (error) {
    if (error instanceof StartError) throw error
    const { code = '' } = error as NodeJS.ErrnoException
    throw new StartError(`${path} cannot be read: ${WHY[code] ?? code}.`, { cause: error })
  }
}

/**
 * Reads lines of counters.
 * @param path `-`: standard input
 * @throws {StartError} if it cannot be read, or is not text
 */
export async function readLines(path: string): Promise<Line[]> {
  const bytes = await bytesOf(path)
  const name = path === '-' ? 'Standard input' : path
  let text: string
  try {
    // It takes a byte order mark away, too.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new StartError(`${name} is not UTF-8 text.`, { cause: error })
  }
  const lines = linesIn(text)
  if (lines.length === 0) throw new StartError(`${name} holds no lines.`)
  return lines
}

/** Where lines come from, if nobody says it. */
export const SOURCE = 'file'
