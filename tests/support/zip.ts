import { crc32, deflateRawSync } from 'node:zlib'

/** A file for an archive, and what the archive is to say of it where that is not the truth. */
export interface Packed {
  readonly name: string
  readonly content: string | Buffer
  readonly claims?: { size?: number; crc?: number; method?: number; encrypted?: boolean }
}

/** Writes a zip archive, as wrong as a test wants it. */
export function zipOf(files: readonly Packed[]): Uint8Array<ArrayBuffer> {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claims = {} } of files) {
    const raw = Buffer.from(content)
    const packed = deflateRawSync(raw)
    const { size = raw.length, crc = crc32(raw), method = 8, encrypted = false } = claims
    const title = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(title.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(encrypted ? 1 : 0, 8)
    central.writeUInt16LE(method, 10)
    central.writeUInt32LE(crc, 16)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(size, 24)
    central.writeUInt16LE(title.length, 28)
    central.writeUInt32LE(offset, 42)
    locals.push(local, title, packed)
    directory.push(central, title)
    offset += local.length + title.length + packed.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, listing, end]))
}
