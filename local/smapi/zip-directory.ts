import { crc32, inflateRawSync } from 'node:zlib'

/** Why an archive is not taken, in a sentence. */
export class BadArchive extends Error {
  override readonly name = 'BadArchive'
}

/** A file or folder of an archive, by the archive's directory. */
export interface Entry {
  readonly name: string
  readonly isEncrypted: boolean
  readonly method: number
  readonly crc: number
  readonly compressed: number
  readonly size: number
  readonly offset: number
}

const END = { signature: 0x06054b50, bytes: 22, commentMax: 0xffff } as const
const CENTRAL = { signature: 0x02014b50, bytes: 46 } as const
const LOCAL = { signature: 0x04034b50, bytes: 30 } as const
const STORED = 0
const DEFLATED = 8

const DAMAGED = 'The upload is no zip archive, or a damaged one.'

/** The record at the end, which is found by looking for it from behind: a comment may follow it. */
function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END.bytes - END.commentMax)
  for (let at = bytes.length - END.bytes; at >= first; at -= 1)
    if (
      bytes.readUInt32LE(at) === END.signature &&
      at + END.bytes + bytes.readUInt16LE(at + 20) === bytes.length
    )
      return at
  throw new BadArchive(DAMAGED)
}

/**
 * The entries of a zip archive, as its central directory has them (APPNOTE.TXT 4.3.12 and 4.3.16). One at a
 * time, so that who reads can stop at any. Archives of several disks and zip64 are refused: a skill package
 * needs neither.
 * @throws {BadArchive}
 */
export function* entriesOf(bytes: Buffer): Generator<Entry> {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  for (let number = 0; number < count; number += 1) {
    if (at + CENTRAL.bytes > end || bytes.readUInt32LE(at) !== CENTRAL.signature)
      throw new BadArchive(DAMAGED)
    const nameEnd = at + CENTRAL.bytes + bytes.readUInt16LE(at + 28)
    if (nameEnd > end) throw new BadArchive(DAMAGED)
    yield {
      name: bytes.toString('utf8', at + CENTRAL.bytes, nameEnd),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      compressed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    }
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}

/**
 * The bytes of an entry. They are held to what the directory says of them, so an entry whose size was judged
 * cannot become larger.
 * @throws {BadArchive}
 */
export function contentOf(bytes: Buffer, entry: Entry): Buffer {
  const { offset, compressed, size, crc, method, isEncrypted } = entry
  if (isEncrypted || (method !== STORED && method !== DEFLATED))
    throw new BadArchive('The archive is encrypted, or compressed in another way than deflate.')
  if (offset + LOCAL.bytes > bytes.length || bytes.readUInt32LE(offset) !== LOCAL.signature)
    throw new BadArchive(DAMAGED)
  const from = offset + LOCAL.bytes + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const packed = bytes.subarray(from, from + compressed)
  const content = method === STORED ? packed : inflated(packed, size)
  if (content.length !== size || crc32(content) !== crc) throw new BadArchive(DAMAGED)
  return content
}

function inflated(packed: Buffer, size: number): Buffer {
  try {
    // Stops at the first byte too many; zlib wants room for at least one.
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch {
    throw new BadArchive(DAMAGED)
  }
}
