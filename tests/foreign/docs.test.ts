import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pathInProject } from '../../local/root.ts'
import { parseScript } from '../../local/scripts/parse.ts'
import { ANY_PORT, command, endAll, start } from '../support/command.ts'

jest.setTimeout(60_000)
afterEach(endAll)

const textOf = (path: string): string => readFileSync(pathInProject(path), 'utf8')
/** The fenced blocks of a page of docs. */
const blocksOf = (path: string): string[] =>
  [...textOf(path).matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text.trim())
const commandsIn = (path: string): string[] =>
  blocksOf(path).flatMap((block) => block.split('\n').filter((line) => /^(?:npm|curl) /.test(line)))

/** A command as npm runs it, without npm's own second, by way of package.json. */
function unwrapped(line: string): string {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
  return line.replace(/^npm (?:run )?(?:--silent )?(\w+) --(?= )/, (_, name: string) => scripts[name] ?? name)
}

async function sh(
  line: string,
  input = '',
  cwd = pathInProject('.'),
): Promise<{ stdout: string; stderr: string }> {
  const ran = promisify(execFile)('bash', ['-c', unwrapped(line)], {
    cwd,
    env: { ...process.env, ...ANY_PORT },
  })
  ran.child.stdin?.end(input)
  return await ran
}

const OWN = 'docs/bring-your-own-skill.md'
const [opening = '', asking = '', talking = '', playing = '', invoking = '', ...more] = commandsIn(OWN)

describe('docs/developers.md', () => {
  it('has a script with connections that is met', async () => {
    const script = blocksOf('docs/developers.md').find((block) => block.includes('OUTCOME:')) ?? ''
    const folder = await mkdtemp(join(tmpdir(), 'docs-'))
    try {
      const path = join(folder, 'docs.talk')
      await writeFile(path, script)
      const till = ['--handler', 'tests/foreign/till/index.mjs', '--models', 'tests/foreign/till/models']
      const { out } = await start(command('talk', ...till, '--script', path)).ended
      expect(out).toContain('1 scripts, 6 turns, 0 differences')
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe(OWN, () => {
  it('has five commands', () => {
    expect(more).toEqual([])
    expect(invoking).toMatch(/^npm run --silent invoke /)
  })

  it('opens the doors, and says something', async () => {
    expect(opening).toMatch(/^npm start -- --handler /)
    const shop = start(command('start', ...opening.split(' ').slice(3)), { env: ANY_PORT })
    await shop.printed('Ctrl-C closes it.')
    const door = /http:\/\/127\.0\.0\.1:\d+/.exec(shop.out())?.[0] ?? ''
    const { stdout } = await sh(asking.replace('http://127.0.0.1:3000', door))
    expect(JSON.parse(stdout)).toMatchObject({
      speech: 'Hello Anna, level 300. What would you like?',
      decision: null,
    })
    shop.child.kill('SIGINT')
    expect((await shop.ended).code).toBe(0)
  })

  it('talks', async () => {
    expect((await sh(talking, 'open hello world\n')).stdout).toContain('Hello Anna, level 300.')
  })

  it('plays scripts', async () => {
    expect((await sh(playing)).stdout).toContain('2 scripts, 9 turns, 0 differences')
  })

  it('answers raw requests', async () => {
    const { stdout } = await sh(invoking)
    const said = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).response.outputSpeech.ssml)
    expect(said).toEqual([expect.stringContaining('level 300'), '<speak>That makes 7.</speak>'])
  })

  it('shows a script that is one, and that holds', async () => {
    const script = blocksOf(OWN).find((block) => block.includes('\nU: ')) ?? ''
    expect(parseScript(script)).toHaveLength(4)
    const folder = await mkdtemp(join(tmpdir(), 'docs-'))
    const path = join(folder, 'shown.talk')
    const { stdout } = await sh(
      `cat > ${path} && ${unwrapped(playing.replace(/--script .*/, `--script ${path}`))}`,
      script,
    )
    expect(stdout).toContain('1 scripts, 4 turns, 0 differences')
    await rm(folder, { recursive: true })
  })
})

describe('docs/developers.md', () => {
  it('exports the evening and imports a part of it', async () => {
    const [exporting = '', importing = ''] = commandsIn('docs/developers.md').filter((line) =>
      line.includes('-replay'),
    )
    const folder = await mkdtemp(join(tmpdir(), 'docs-'))
    const inFolder = (line: string) => line.replace(/evening(?:\.1)?\.json/, (name) => join(folder, name))
    expect((await sh(inFolder(exporting))).stdout).toContain('evening.6.json')
    expect((await sh(inFolder(importing))).stdout).toContain('U: open corner shop\nA: Welcome back, Anna.')
    await rm(folder, { recursive: true })
  })

  it('shows a request with a person, which is greeted by name', async () => {
    const request = blocksOf('docs/developers.md').find((block) => block.startsWith('{')) ?? ''
    const input = `${JSON.stringify(JSON.parse(request))}\n`
    const { out } = await start(command('invoke', '--memory'), { input }).ended
    expect(JSON.parse(out).response.outputSpeech.ssml).toContain('personId="amzn1.ask.person.demo.anna"')
  })
})
