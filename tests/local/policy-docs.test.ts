import { mkdtemp, readFile, rm } from 'node:fs/promises'
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
    .replaceAll(/terminal \S{12}/g, 'WHO')
    .trim()

/** The commands of the admins' guide, in order, with what it says that they print. */
async function examples(): Promise<{ args: string[]; printed: string }[]> {
  const guide = await readFile(pathInProject('docs/admins.md'), 'utf8')
  const blocks = [...guide.matchAll(/^```\n(\$ npm run policy .+?)^```$/gms)].map(([, block = '']) => block)
  return blocks
    .join('\n')
    .split(/^\$ npm run policy -- /m)
    .slice(1)
    .map((example) => {
      const [line = '', ...printed] = example.split('\n')
      const args = [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word)
      return { args, printed: printed.join('\n') }
    })
}

test('every command in the guide for admins prints what the guide says', async () => {
  const all = await examples()
  expect(all.length).toBeGreaterThan(5)
  for (const { args, printed } of all) {
    const { out, err } = await start(command('policy', ...args, '--data', folder)).ended
    expect({ args, printed: masked(out + err) }).toEqual({ args, printed: masked(printed) })
  }
})
