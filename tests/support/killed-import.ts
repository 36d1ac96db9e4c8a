import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Imports a feed of many rows and kills itself, as a power cut would, at the point that is asked for: after
 * a number of rows, or `flush`, `rename` and `renamed` while the new catalogue is put in its place.
 */
const [path = '', point = '', rows = '0'] = process.argv.slice(2)

const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('Nobody survives this.')
}

const { renameSync } = fs
if (point === 'flush') fs.fsyncSync = die
if (point === 'rename') fs.renameSync = die
if (point === 'renamed')
  fs.renameSync = (from, to) => {
    renameSync(from, to)
    die()
  }
syncBuiltinESMExports()

// After the file system was changed under it.
const { importFeed } = await import('../../lambda/catalog/feeds/import.ts')

// biome-ignore lint/suspicious/useAwait: a stream is asynchronous
async function* feed(): AsyncGenerator<Buffer> {
  yield Buffer.from('id\ttitle\tprice\n')
  for (let row = 1; row <= Number(rows); row++) yield Buffer.from(`p${row}\tPot ${row}\t9.00 GBP\n`)
}

await importFeed(
  feed(),
  path,
  { language: 'en', strictness: 'lenient', now: 0 },
  { onFault: () => {}, onRow: (row) => (String(row) === point ? die() : undefined) },
)
