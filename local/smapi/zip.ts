import { BadArchive, contentOf, type Entry, entriesOf } from './zip-directory.ts'

const MB = 1024 * 1024

/** What a skill package may hold; ours needs about a fiftieth. Amazon does not publish its own limits. */
export const ZIP_LIMITS = {
  entries: 500,
  entryBytes: 4 * MB,
  totalBytes: 16 * MB,
  /** Uncompressed to compressed; interaction models reach about 20. */
  ratio: 100,
  /** Below this many bytes the ratio says nothing: a short file of spaces has any. */
  ratioFrom: 64 * 1024,
} as const

const quoted = (name: string): string => JSON.stringify(name.slice(0, 100))

/** True for a name that could mean a place outside the package, on any system. */
function escapes(name: string): boolean {
  const isControl = [...name].some((char) => char < ' ')
  const isAbsolute = name === '' || name.startsWith('/') || /^[a-z]:/i.test(name)
  return (
    isControl || isAbsolute || name.includes('\\') || name.split('/').some((part) => /^\.{1,2}$/.test(part))
  )
}

/** Judges the entries of one archive, one after the other. */
class Judge {
  readonly #names = new Set<string>()
  #total = 0

  /** @throws {BadArchive} */
  judge({ name, compressed, size }: Entry): void {
    const { entries, entryBytes, totalBytes, ratio, ratioFrom } = ZIP_LIMITS
    if (this.#names.size >= entries) throw new BadArchive(`The archive has more than ${entries} entries.`)
    if (escapes(name)) throw new BadArchive(`The entry ${quoted(name)} leads out of the package.`)
    if (this.#names.has(name)) throw new BadArchive(`The entry ${quoted(name)} is there twice.`)
    if (Math.max(size, compressed) > entryBytes)
      throw new BadArchive(`The entry ${quoted(name)} has more than ${entryBytes} bytes.`)
    if (size > ratioFrom && size > compressed * ratio)
      throw new BadArchive(`The entry ${quoted(name)} is compressed more than ${ratio} times.`)
    this.#names.add(name)
    this.#total += size
    if (this.#total > totalBytes)
      throw new BadArchive(`The files have more than ${totalBytes} bytes together.`)
  }
}

/**
 * Reads files of a zip in memory; nothing is written anywhere. Every entry is judged before the first is
 * inflated.
 * @param isWanted which files to read; the others are judged too
 * @returns the wanted files by name, and the names of all
 * @throws {BadArchive}
 */
export function readZip(
  upload: Uint8Array,
  isWanted: (name: string) => boolean,
): { files: ReadonlyMap<string, Buffer>; names: readonly string[] } {
  const bytes = Buffer.from(upload.buffer, upload.byteOffset, upload.byteLength)
  const judge = new Judge()
  const entries: Entry[] = []
  for (const entry of entriesOf(bytes)) {
    judge.judge(entry)
    entries.push(entry)
  }
  const wanted = entries.filter(({ name }) => !name.endsWith('/') && isWanted(name))
  return {
    files: new Map(wanted.map((entry) => [entry.name, contentOf(bytes, entry)])),
    names: entries.map(({ name }) => name),
  }
}
