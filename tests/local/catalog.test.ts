import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { command, endAll, start } from '../support/command.ts'
import { kettle, WRITERS } from '../support/feeds.ts'

jest.setTimeout(120_000)

let folder: string
let out: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalog-command-'))
  out = join(folder, 'catalog.sqlite')
})
afterEach(() => {
  endAll()
  rmSync(folder, { recursive: true })
})

const KETTLES = WRITERS.tsv([kettle(), kettle({ id: 'k2', title: 'Other Kettle', short_title: '' })])
const FAULTY = WRITERS.csv([kettle(), kettle({ id: 'k2', price: '39' }), kettle({ id: 'k3', gtin: '1' })])

const catalog = (args: string[], options: Parameters<typeof start>[1] = {}) =>
  start(command('catalog', ...args), options).ended

/** Writes a feed and gives its path. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const importing = (feed: string, ...args: string[]) => catalog(['import', feed, '--out', out, ...args])

const show = async (id: string) => {
  const { out: text } = await catalog(['show', id, '--json'], { env: { CATALOG: out } })
  return JSON.parse(text) as Record<string, { title: string }>
}

describe('npm run catalog', () => {
  test('without a word, or asked for help, says what there is', async () => {
    for (const args of [[], ['--help'], ['import', '--help']]) {
      const { code, out: text } = await catalog(args)
      expect(code).toBe(0)
      expect(text).toMatch(/Usage: catalog/)
    }
  })

  test('imports a feed, and CATALOG has other commands use it', async () => {
    const imported = await importing(file('feed.tsv.gz', gzipSync(KETTLES)))
    expect(imported).toMatchObject({ code: 0, err: '' })
    expect(imported.out).toMatch(/^imported 2 products \(en\) from .*feed\.tsv\.gz into .*catalog\.sqlite in/)
    const env = { CATALOG: out }
    const found = await catalog(['search', 'an', 'other', 'kettle'], { env })
    expect(found.code).toBe(0)
    expect(found.out).toMatch(/^id +name +price .*\nk2 +Other Kettle +£39\.00 .*\n1 of 1 with every word\n$/)
    const json = JSON.parse((await catalog(['search', 'kettle', '--json', '--limit', '1'], { env })).out)
    expect(json).toMatchObject({
      total: 2,
      fit: 'all',
      products: [{ price: { minor: 3900, currency: 'GBP' } }],
    })
    const shown = await catalog(['show', 'k1'], { env })
    expect(shown.out).toMatch(/^language +en\nid +k1\ntitle +Plain Kettle, 1 L\n/)
    expect(await catalog(['show', 'gone', '--lang', 'fr'], { env })).toMatchObject({
      code: 1,
      out: 'There is no product gone in fr.\n',
    })
    const script = file(
      'talk.talk',
      '@ locale=en-GB\nU: open corner shop\nU: find an other kettle\nA~ /Other Kettle, 39 pounds/i\n',
    )
    expect((await start(command('talk', '--script', script), { env }).ended).code).toBe(0)
  })

  test('reads standard input, and writes where CATALOG says', async () => {
    const env = { CATALOG: out }
    expect((await catalog(['import', '-', '--lang', 'fr'], { env, input: KETTLES })).code).toBe(0)
    expect(Object.keys(await show('k1'))).toEqual(['fr'])
  })

  test('lists the faults for people, and every one as JSON', async () => {
    const feed = file('feed.csv', FAULTY)
    const { code, out: text } = await importing(feed)
    expect(code).toBe(0)
    expect(text.split('\n').slice(0, 5)).toEqual([
      '  line 3, k2: price "39" has no currency (refused)',
      '  line 4, k3: gtin "1" has a wrong check digit or length (warned)',
      '',
      'refused  1 (no-currency 1)',
      'warned   1 (bad-gtin 1)',
    ])
    const json = JSON.parse((await importing(feed, '--json')).out)
    expect(json).toEqual({
      faults: [
        {
          line: 3,
          field: 'price',
          id: 'k2',
          reason: 'no-currency',
          severity: 'refused',
          why: expect.any(String),
        },
        { line: 4, field: 'gtin', id: 'k3', reason: 'bad-gtin', severity: 'warned', why: expect.any(String) },
      ],
      replaced: true,
      error: null,
      note: null,
      feed,
      catalog: out,
      language: 'en',
      imported: 2,
      refused: 1,
      skipped: 0,
      warned: 1,
      reasons: { 'no-currency': 1, 'bad-gtin': 1 },
      seconds: expect.any(Number),
    })
  })

  test('lists no more faults than people read, but tells how many there are', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => kettle({ id: `k${i}`, gtin: '1' }))
    const { out: text } = await importing(file('feed.jsonl', WRITERS.jsonl(rows)))
    expect(text.match(/\(warned\)/g)).toHaveLength(50)
    expect(text).toContain('  … and 10 more; --json lists every one\n')
    expect(text).toContain('warned   60 (bad-gtin 60)')
  })

  test('is as strict as it is told, before or after the feed', async () => {
    const feed = file('feed.csv', FAULTY)
    const warned = file('warned.csv', WRITERS.csv([kettle({ gtin: '1' })]))
    for (const args of [
      ['--strict', feed],
      [feed, '--strict'],
      [warned, '--strict=warnings'],
    ]) {
      const { code, out: text } = await catalog(['import', '--out', out, ...args])
      expect(code).toBe(1)
      expect(text).toMatch(/With --strict.* is as it was\.\n$/)
      expect(readdirSync(folder)).not.toContain('catalog.sqlite')
    }
    expect((await importing(warned, '--strict')).code).toBe(0)
  })

  test.each([
    ['a file that is not there', 'none.tsv', undefined, /There is no file .*none\.tsv\./],
    ['a folder', '', undefined, /is a folder; name the feed in it\./],
    ['an empty file', 'feed', '', /^The feed is empty\. .*catalog\.sqlite is as it was\.$/],
    ['a header alone', 'feed', KETTLES.split('\n')[0] ?? '', /The feed has no products\./],
    ['a web page', 'feed', '<!DOCTYPE html><title>Log in</title>', /This is a web page, no product feed/],
    [
      'a picture',
      'feed',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]),
      /This is a binary file, no product feed/,
    ],
  ])('refuses %s with one sentence, and 1', async (_, name, content, sentence) => {
    const feed = content === undefined ? join(folder, name) : file(name, content)
    const [words, json] = await Promise.all([
      importing(feed),
      importing(feed, '--json', '--out', join(folder, 'other')),
    ])
    expect([words.code, words.err]).toEqual([1, ''])
    expect(words.out.trim()).toMatch(sentence)
    expect(words.out.trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(json.out)).toMatchObject({
      faults: [],
      replaced: false,
      error: expect.stringMatching(/\.$/),
    })
  })

  test('refuses a place that cannot be written, with one sentence and 1', async () => {
    const feed = file('feed.tsv', KETTLES)
    mkdirSync(join(folder, 'taken'))
    for (const [path, sentence] of [
      [join(folder, 'none', 'catalog.sqlite'), /cannot be written; is its folder there/],
      [join(folder, 'taken'), /is no file; name the catalogue in it/],
      [join(feed, 'catalog.sqlite'), /cannot be written; is its folder there/],
    ] as const) {
      const { code, out: text, err } = await catalog(['import', feed, '--out', path])
      expect([code, err]).toEqual([1, ''])
      expect(text).toMatch(sentence)
    }
  })

  test('ends with 2 and says why, called in a way that there is not', async () => {
    const calls = [
      ['import'],
      ['import', 'feed.tsv'],
      ['import', 'feed.tsv', '--out', 'x', '--lang', 'nl'],
      ['import', 'feed.tsv', '--out', 'x', '--format', 'xlsx'],
      ['import', 'feed.tsv', '--out', 'x', '--currency', 'pounds'],
      ['import', 'feed.tsv', '--out', 'x', '--base-url', 'shop'],
      ['import', 'feed.tsv', '--out', 'x', '--encoding', 'ebcdic'],
      ['import', 'feed.tsv', '--out', 'x', '--strict=very'],
      ['import', 'feed.tsv', '--oout', 'x'],
      ['imprt', 'feed.tsv'],
      ['search', 'x', '--limit', '0'],
    ]
    const ended = await Promise.all(calls.map((args) => catalog(args, { env: { CATALOG: '' } })))
    expect(ended.map(({ code }) => code)).toEqual(calls.map(() => 2))
    for (const { err } of ended) expect(err).toMatch(/^error: /)
  })

  test('ends with 2 for a Shopify export without its currency and address', async () => {
    const feed = file('export.csv', 'Handle,Title,Variant Price\nhush,Hush,39.00\n')
    const { code, out: text } = await importing(feed)
    expect(code).toBe(2)
    expect(text).toMatch(/add --currency GBP --base-url https:\/\/your\.shop/)
    expect((await importing(feed, '--currency', 'GBP', '--base-url', 'https://shop.example')).code).toBe(0)
  })
})

describe('an import that is killed', () => {
  const ROWS = 400
  const killed = (point: string) => start(['tests/support/killed-import.ts', out, point, String(ROWS)]).ended

  test.each(['1', '137', String(ROWS), 'flush', 'rename'])(
    'at %s leaves the old catalogue working, and the next import cleans up',
    async (point) => {
      await importing(file('feed.tsv', KETTLES))
      const before = readFileSync(out)
      expect((await killed(point)).code).toBeNull()
      expect(readFileSync(out)).toEqual(before)
      expect((await show('k1')).en?.title).toBe('Plain Kettle, 1 L')
      expect((await importing(join(folder, 'feed.tsv'))).code).toBe(0)
      expect(readdirSync(folder).sort()).toEqual(['catalog.sqlite', 'feed.tsv'])
    },
  )

  test('when the new one is in its place leaves that working', async () => {
    await importing(file('feed.tsv', KETTLES))
    await killed('renamed')
    expect((await show(`p${ROWS}`)).en?.title).toBe(`Pot ${ROWS}`)
    expect((await importing(join(folder, 'feed.tsv'))).code).toBe(0)
    expect(readdirSync(folder).sort()).toEqual(['catalog.sqlite', 'feed.tsv'])
  })

  test('by Ctrl-C cleans up itself, and says so', async () => {
    await importing(file('feed.tsv', KETTLES))
    const before = readFileSync(out)
    const importing_ = start(command('catalog', 'import', '-', '--out', out, '--json'))
    // Its first fault is told while the feed is still open.
    importing_.child.stdin?.write(`${KETTLES.replace('39.00 GBP', 'x')}${'x\n'.repeat(40_000)}`)
    await importing_.printed('bad-price')
    importing_.child.kill('SIGINT')
    const { code, out: text } = await importing_.ended
    expect(code).toBe(1)
    expect(JSON.parse(text)).toMatchObject({ replaced: false, error: 'The import was stopped.' })
    expect(readFileSync(out)).toEqual(before)
    expect(readdirSync(folder).sort()).toEqual(['catalog.sqlite', 'feed.tsv'])
  })

  test('by a full disk leaves the old catalogue, and says so', async () => {
    await importing(file('feed.tsv', KETTLES))
    const before = readFileSync(out)
    const rows = Array.from({ length: 3000 }, (_, i) => kettle({ id: `k${i}` }))
    const feed = file('many.jsonl', WRITERS.jsonl(rows))
    // No file may grow beyond 50 or 100 KB, as the shell counts; a program that does not listen is killed.
    const node = `"${process.execPath}" --import 'data:text/javascript,process.on("SIGXFSZ",()=>{})'`
    const limited = `ulimit -f 100; exec ${node} local/run.cjs catalog import "${feed}" --out "${out}"`
    const { code, out: text } = await start(['-e', CHILD, limited]).ended
    expect(text).toMatch(/cannot be written: the disk is full or failing\. .*is as it was\.\n$/)
    expect(code).toBe(1)
    expect(readFileSync(out)).toEqual(before)
    expect(readdirSync(folder).sort()).toEqual(['catalog.sqlite', 'feed.tsv', 'many.jsonl'])
  })
})

/** Runs a line of shell: its limits are set for itself alone. */
const CHILD = `
  const { spawnSync } = require('node:child_process')
  process.exit(spawnSync('sh', ['-c', process.argv[1]], { stdio: 'inherit' }).status ?? 9)`
