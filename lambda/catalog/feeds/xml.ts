import sax, { type QualifiedTag, type SAXParser } from 'sax'
import { attributeOf } from './attributes.ts'
import { FeedError, type Flaw } from './fault.ts'
import { BROKEN, type FeedRow, isBroken, LONGEST_FIELD, LONGEST_ROW, tooLong } from './record.ts'

const ATOM = 'http://www.w3.org/2005/Atom'
/** RSS has `item`, Atom `entry`. */
const ITEMS = new Set(['item', 'entry'])
/** Elements of RSS and Atom themselves that mean what Google's do. Their ids are those of entries, not of products. */
const OWN: Readonly<Record<string, string>> = {
  title: 'title',
  link: 'link',
  description: 'description',
  summary: 'description',
  content: 'description',
}
const DEEPEST = 64
/** A parser that meets this much text without an item is in no product feed. */
const LONGEST_BETWEEN = 4 * LONGEST_ROW

/**
 * The rows of a feed in XML: RSS 2.0 or Atom with Google's elements, under whatever prefix. Entities of a
 * document's own are not looked up, so none can reach a file or grow. What is not well-formed in an item
 * refuses that item.
 * @throws {FeedError} if it ends before its root element does, or is no such feed
 */
export async function* readXml(chunks: AsyncIterable<string>): AsyncGenerator<FeedRow> {
  const reader = new Reader()
  for await (const chunk of chunks) {
    reader.write(chunk)
    yield* reader.taken()
  }
  reader.close()
  yield* reader.taken()
}

/** An element whose text is being read. */
interface Field {
  readonly name: string
  /** The values of the item that it belongs to: Google's or the format's own. */
  readonly values: Map<string, string>
  text: string
}

/** An item as it is read. */
class Item {
  readonly line: number
  readonly depth: number
  /** Google's elements count before those of RSS and Atom. */
  readonly google = new Map<string, string>()
  readonly own = new Map<string, string>()
  #size = 0
  #flaw: Flaw | undefined
  #field: Field | undefined

  constructor(line: number, depth: number) {
    this.line = line
    this.depth = depth
  }

  /** Only the first flaw is told: what comes after it may be its doing. */
  flaw(reason: Flaw['reason'], why: string): void {
    this.#flaw ??= { reason, ...(this.#field && { field: this.#field.name }), why }
  }

  begin(tag: QualifiedTag): void {
    this.#field = undefined
    const isGoogle = isGoogles(tag)
    const name = isGoogle || tag.uri === '' ? (attributeOf(tag.local) ?? OWN[tag.local]) : OWN[tag.local]
    if (name === undefined || !(isGoogle || tag.uri === '' || tag.uri === ATOM)) return
    this.#field = { name, values: isGoogle ? this.google : this.own, text: linkOf(tag) }
  }

  text(text: string): void {
    if (isBroken(text)) this.flaw('undecodable', BROKEN)
    this.#size += text.length
    if (this.#size > LONGEST_ROW) this.flaw('too-long', tooLong(LONGEST_ROW))
    if (!this.#field || this.#flaw) return
    this.#field.text += text
    if (this.#field.text.length > LONGEST_FIELD) this.flaw('too-long', tooLong(LONGEST_FIELD))
  }

  /** Ends the element that is being read. Of several of one name the first counts. */
  end(): void {
    const field = this.#field
    if (field && !field.values.get(field.name)?.trim()) field.values.set(field.name, field.text)
    this.#field = undefined
  }

  row(): FeedRow {
    const { line } = this
    const fields = new Map([...this.own, ...this.google])
    const id = fields.get('id')?.trim()
    return this.#flaw ? { line, ...(id && { id }), flaw: this.#flaw } : { line, fields }
  }
}

/** Many feeds forget to say what `g` stands for; the parser then gives the prefix itself. */
const isGoogles = ({ uri, prefix }: QualifiedTag): boolean =>
  /^https?:\/\/base\.google\.com\/c?ns\/1\.0\/?$/.test(uri) || (uri === 'g' && prefix === 'g')

/** Atom has the product's page in an attribute, beside links to other things. */
function linkOf({ local, uri, attributes }: QualifiedTag): string {
  if (local !== 'link' || uri !== ATOM) return ''
  const { href, rel } = attributes
  return rel === undefined || rel.value === 'alternate' ? (href?.value ?? '') : ''
}

class Reader {
  readonly #parser: SAXParser = sax.parser(true, { xmlns: true, position: true })
  #rows: FeedRow[] = []
  #item: Item | undefined
  #depth = 0
  /** The line of the tag that is being read. */
  #line = 1
  /** Where the last item ended, in characters. */
  #since = 0
  #hasRoot = false

  constructor() {
    const parser = this.#parser
    parser.onopentagstart = () => this.#open()
    parser.onopentag = (tag) => this.#begin(tag as QualifiedTag)
    parser.onclosetag = () => this.#end()
    parser.ontext = (text) => this.#item?.text(text)
    parser.oncdata = (text) => this.#item?.text(text)
    parser.onerror = (error) => this.#wrong(error.message.split('\n', 1)[0] ?? '')
  }

  write(chunk: string): void {
    this.#parser.write(chunk)
    if (this.#parser.position - this.#since > LONGEST_BETWEEN)
      throw new FeedError(
        `Up to line ${this.#parser.line + 1} no <item> or <entry> has ended for ${LONGEST_BETWEEN} characters; this is no product feed.`,
      )
  }

  /** @throws {FeedError} if the text cannot have been all of it */
  close(): void {
    this.#parser.close()
    if (!this.#hasRoot) throw new FeedError('This is no XML; export the products as TSV, CSV or XML.')
  }

  /** The rows that are complete, each once. */
  taken(): FeedRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  #open(): void {
    this.#hasRoot = true
    this.#line = this.#parser.line + 1
    this.#depth += 1
    if (this.#depth > DEEPEST)
      throw new FeedError(`Line ${this.#line}: elements are nested too deeply for a product feed.`)
  }

  #begin(tag: QualifiedTag): void {
    if (this.#item) {
      if (this.#depth === this.#item.depth + 1) this.#item.begin(tag)
    } else if (ITEMS.has(tag.local)) this.#item = new Item(this.#line, this.#depth)
  }

  #end(): void {
    const item = this.#item
    if (item && this.#depth === item.depth + 1) item.end()
    else if (item && this.#depth === item.depth) {
      this.#rows.push(item.row())
      this.#item = undefined
      this.#since = this.#parser.position
    }
    this.#depth -= 1
  }

  #wrong(message: string): void {
    this.#parser.resume()
    if (/^(?:Unclosed root tag|Unexpected end)/.test(message))
      throw new FeedError(
        `The feed ends on line ${this.#parser.line + 1} in the middle of its XML; fetch it again.`,
      )
    if (message.startsWith('Unbound namespace prefix')) return
    this.#item?.flaw('malformed', `is not well-formed XML on line ${this.#parser.line + 1}: ${message}`)
  }
}
