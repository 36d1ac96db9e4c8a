import { isUtf8 } from 'node:buffer'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { FeedError } from './fault.ts'
import { UNDECODABLE } from './record.ts'

type Bytes = AsyncIterable<Uint8Array>

/** How much of a feed is looked at to tell what it is. */
const HEAD = 64 * 1024

/** The text of a feed: its first characters, and all of it. */
export interface FeedText {
  readonly head: string
  readonly chunks: AsyncIterable<string>
}

/**
 * The text of a feed, unpacked if its bytes are gzip. UTF-8 unless a byte order mark, an XML declaration or
 * the caller says otherwise; bytes that are none become `UNDECODABLE`.
 * @param encoding a name that TextDecoder knows, such as `windows-1252`
 * @throws {FeedError} if it is binary, packed otherwise, or cut off
 */
export async function textOf(bytes: Bytes, encoding?: string): Promise<FeedText> {
  const packed = await peek(bytes)
  const plain = startsWith(packed.head, 0x1f, 0x8b) ? await peek(unpacked(packed.all)) : packed
  refuseBinary(plain.head)
  const chunks = decoded(plain.all, encoding ?? encodingOf(plain.head))
  let head = ''
  const read: string[] = []
  for (;;) {
    const { value, done } = await chunks.next()
    if (done) break
    read.push(value)
    head += value
    if (head.length >= HEAD) break
  }
  return { head: head.replace(/^\uFEFF/, ''), chunks: withoutMark(concat(read, chunks)) }
}

const startsWith = (bytes: Uint8Array, ...first: number[]): boolean =>
  first.every((byte, i) => bytes[i] === byte)

async function* concat<Item>(first: readonly Item[], rest: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield* first
  yield* rest
}

async function peek(bytes: Bytes): Promise<{ head: Buffer; all: Bytes }> {
  const iterator = bytes[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  let size = 0
  while (size < HEAD) {
    const { value, done } = await iterator.next()
    if (done) break
    read.push(value)
    size += value.length
  }
  const rest = { [Symbol.asyncIterator]: () => iterator }
  return { head: Buffer.concat(read), all: concat(read, rest) }
}

async function* unpacked(bytes: Bytes): AsyncGenerator<Uint8Array> {
  // The pipeline hands errors on and closes what is left open; the loop below reports them.
  const gunzip = pipeline(Readable.from(bytes), createGunzip(), () => {})
  try {
    yield* gunzip as AsyncIterable<Uint8Array>
  } catch (cause) {
    const { code } = cause as { code?: unknown }
    if (typeof code !== 'string' || !code.startsWith('Z_')) throw cause
    throw new FeedError('The gzip file is cut off or damaged; fetch it again.', { cause })
  }
}

/** Sentences for what is no text at all. */
function refuseBinary(head: Buffer): void {
  if (startsWith(head, 0x50, 0x4b, 3, 4))
    throw new FeedError(
      'This is a zip archive or an Excel workbook; unpack it, or save the sheet as CSV (UTF-8).',
    )
  if (encodingOf(head).startsWith('utf-16')) return
  if (head.subarray(0, 8192).includes(0))
    throw new FeedError('This is a binary file, no product feed; export the products as TSV, CSV or XML.')
}

/** By the byte order mark, else by the XML declaration, else UTF-8. */
function encodingOf(head: Buffer): string {
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(head, 0xfe, 0xff)) return 'utf-16be'
  const declared = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(
    head.toString('latin1', 0, 200),
  )
  return declared?.[1] ?? 'utf-8'
}

function decoderOf(encoding: string) {
  try {
    return new TextDecoder(encoding, { ignoreBOM: true })
  } catch (cause) {
    throw new FeedError(`There is no encoding ${encoding}; save the feed as UTF-8.`, { cause })
  }
}

async function* decoded(bytes: Bytes, encoding: string): AsyncGenerator<string> {
  const decoder = decoderOf(encoding)
  if (decoder.encoding === 'utf-8') return yield* utf8(bytes)
  for await (const chunk of bytes)
    yield decoder.decode(chunk, { stream: true }).replaceAll('\uFFFD', UNDECODABLE)
  yield decoder.decode().replaceAll('\uFFFD', UNDECODABLE)
}

const LINE_FEED = 0x0a

/** A replacement character may well stand in a feed, so only lines with broken bytes take theirs for such. */
async function* utf8(bytes: Bytes): AsyncGenerator<string> {
  let rest: Uint8Array = new Uint8Array()
  for await (const chunk of bytes) {
    const all = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    const whole = all.length - incompleteEnd(all)
    rest = all.subarray(whole)
    if (whole > 0) yield* decodedLines(all.subarray(0, whole))
  }
  if (rest.length > 0) yield UNDECODABLE
}

function* decodedLines(bytes: Buffer): Generator<string> {
  if (isUtf8(bytes)) return yield bytes.toString()
  for (let begin = 0; begin < bytes.length; ) {
    const lineEnd = bytes.indexOf(LINE_FEED, begin)
    const end = lineEnd < 0 ? bytes.length : lineEnd + 1
    const line = bytes.subarray(begin, end)
    yield isUtf8(line) ? line.toString() : line.toString().replaceAll('\uFFFD', UNDECODABLE)
    begin = end
  }
}

/** How many bytes at the end begin a character that goes on in the next chunk; at most three. */
function incompleteEnd(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

async function* withoutMark(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true
  for await (const chunk of chunks) {
    if (chunk === '') continue
    yield isFirst ? chunk.replace(/^\uFEFF/, '') : chunk
    isFirst = false
  }
}
