import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathInProject } from '../../local/root.ts'
import { command, endAll, start } from '../support/command.ts'

jest.setTimeout(120_000)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corner-shop-'))
})
afterAll(async () => {
  endAll()
  await rm(folder, { recursive: true, force: true })
})

/** What depends on who runs it, and when. */
const masked = (text: string): string =>
  text
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'WHEN')
    .replaceAll(/\d{4}-\d\d-\d\d/g, 'DAY')
    .replaceAll(/terminal \S{12}/g, 'WHO')
    .trim()

interface Example {
  readonly args: string[]
  readonly printed: string
}

/** The commands in a block, with what it says that they print. */
const examplesIn = (block: string): Example[] =>
  block
    .split(/^\$ npm run policy -- /m)
    .slice(1)
    .map((example) => {
      const [line = '', ...printed] = example.split('\n')
      const args = [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word)
      return { args, printed: printed.join('\n') }
    })

/** The blocks of the admins' guide that begin like this, in order. */
async function blocksOf(beginning: RegExp): Promise<string[]> {
  const guide = await readFile(pathInProject('docs/admins.md'), 'utf8')
  const blocks = [...guide.matchAll(/^```\n(.+?)^```$/gms)].map(([, block = '']) => block)
  return blocks.filter((block) => beginning.test(block))
}

async function holds(all: readonly Example[], data: string): Promise<void> {
  for (const { args, printed } of all) {
    const { out, err } = await start(command('policy', ...args, '--data', data)).ended
    expect({ args, printed: masked(out + err) }).toEqual({ args, printed: masked(printed) })
  }
}

test('every command in the guide for admins prints what the guide says', async () => {
  const all = examplesIn((await blocksOf(/^\$ npm run policy/)).join('\n'))
  expect(all.length).toBeGreaterThan(5)
  await holds(all, folder)
})

test('the file of counters in the guide for admins, of yesterday, leads to what the guide says', async () => {
  const [block = ''] = await blocksOf(/^\$ cat november\.jsonl/)
  const [, lines = ''] = /^\$ cat .+?\n(.+?)\n\n/s.exec(block) ?? []
  const file = join(folder, 'november.jsonl')
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  await writeFile(file, lines.replaceAll(/\d{4}-\d\d-\d\d/g, yesterday))
  const all = examplesIn(block)
  expect(all).toHaveLength(4)
  const here = all.map((one) => ({
    ...one,
    args: one.args.map((arg) => (arg === 'november.jsonl' ? file : arg)),
  }))
  await holds(here, join(folder, 'other'))
})
