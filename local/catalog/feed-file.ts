import { createReadStream, statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { StartError } from '../start-error.ts'

/** A feed that is being read, and how much of it was. */
export interface FeedFile {
  readonly bytes: AsyncIterable<Uint8Array>
  /** The part that was read, from 0 to 1; undefined for standard input. */
  done(): number | undefined
  /** Ends the reading with an error. */
  stop(error: Error): void
}

/**
 * Opens a feed: a file, or `-` for standard input.
 * @throws {StartError} if there is no such file
 */
export function openFeed(path: string, input: Readable): FeedFile {
  const size = path === '-' ? undefined : sizeOf(path)
  const stream = path === '-' ? input : createReadStream(path)
  let read = 0
  return {
    bytes: counted(stream, (bytes) => {
      read += bytes
    }),
    done: () => (size ? read / size : undefined),
    stop: (error) => void stream.destroy(error),
  }
}

async function* counted(
  stream: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    count(chunk.length)
    yield chunk
  }
}

/** The size of a file in bytes; a pipe or a device has none. */
function sizeOf(path: string): number | undefined {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) throw new StartError(`There is no file ${path}.`)
  if (stat.isDirectory()) throw new StartError(`${path} is a folder; name the feed in it.`)
  return stat.isFile() ? stat.size : undefined
}
