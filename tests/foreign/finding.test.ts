import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findHandler } from '../../local/foreign/handler.ts'
import { readForeignPackage } from '../../local/foreign/package.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foreign-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, text)
  return path
}

/** CommonJS as Node's `import()` gives it: whole as `default`. jest loads nothing else. */
const load = async (url: string): Promise<unknown> => ({ default: require(fileURLToPath(url)) })
const MODEL = JSON.stringify({
  interactionModel: {
    languageModel: { invocationName: 'hello world', intents: [{ name: 'AMAZON.StopIntent' }] },
  },
})

describe('--handler', () => {
  it('finds the export handler, and says which kind it is', async () => {
    const path = await file('index.cjs', 'exports.handler = async (event, context) => 1')
    expect(await findHandler(path, load)).toMatchObject({ kind: 'async', name: 'index.cjs#handler' })
  })

  it('finds an export by name, one with a callback', async () => {
    const path = await file('index.cjs', 'exports.main = (event, context, callback) => callback()')
    expect(await findHandler(`${path}#main`, load)).toMatchObject({
      kind: 'callback',
      name: 'index.cjs#main',
    })
  })

  it('finds a module that is the function itself', async () => {
    const path = await file('index.cjs', 'module.exports = async () => 1')
    expect(await findHandler(`${path}#default`, load)).toMatchObject({ kind: 'async' })
  })

  it('finds a file with # in its name', async () => {
    const path = await file('a#b.cjs', 'exports.handler = async () => 1')
    expect(await findHandler(path, load)).toMatchObject({ name: 'a#b.cjs#handler' })
  })

  it('waits only so long for a module that never finishes loading', async () => {
    const path = await file('index.cjs', 'exports.handler = async () => 1')
    await expect(findHandler(path, () => new Promise(() => {}), 0)).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringMatching(/cannot be loaded: it was not done within 0 seconds, which is what/),
    })
  })

  it.each<[string, string, string, RegExp]>([
    [
      'a file that is not there',
      'x.cjs',
      'none.cjs',
      /^There is no handler file .*none\.cjs; give --handler path\/to\/index\.js#handler\.$/,
    ],
    ['a folder', 'lambda/index.js', 'lambda', /lambda is no \.js, \.mjs, \.cjs or \.ts file\.$/],
    [
      'a file that is no module',
      'index.json',
      'index.json',
      /index\.json is no \.js, \.mjs, \.cjs or \.ts file\.$/,
    ],
    ['an export that is not there', 'a.cjs', 'a.cjs#main', /has no export "main"; it exports handler\.$/],
    [
      'an export of every object',
      'a.cjs',
      'a.cjs#toString',
      /has no export "toString"; it exports handler\.$/,
    ],
    [
      'an export that is no function',
      'b.cjs',
      'b.cjs#handler',
      /exports "handler", which is no function; it exports no function\.$/,
    ],
    ['a module that throws', 'c.cjs', 'c.cjs', /c\.cjs cannot be loaded: not today \(.*c\.cjs:1:7\)$/],
    ['a module that throws a text', 'd.cjs', 'd.cjs', /d\.cjs cannot be loaded: no$/],
    ['a module of null', 'e.cjs', 'e.cjs', /has no export "handler"; it exports no function\.$/],
  ])('refuses %s in one sentence', async (_, made, asked, sentence) => {
    const texts: Record<string, string> = {
      'a.cjs': 'exports.handler = async () => 1',
      'b.cjs': 'exports.handler = { handle() {} }',
      'c.cjs': 'throw new Error("not today\\nat all")',
      'd.cjs': 'throw "no"',
      'e.cjs': 'module.exports = null',
    }
    await file(made, texts[made] ?? '')
    const error = await findHandler(join(folder, asked), load).catch((one: Error) => one)
    expect(error).toMatchObject({ name: 'StartError', message: expect.stringMatching(sentence) })
    expect((error as Error).message).not.toContain('\n')
  })
})

describe('--models', () => {
  const at = (locale: string) => `interactionModels/custom/${locale}.json`

  it('has the locales of its files, and its name from skill.json', async () => {
    await file(at('en-US'), MODEL)
    await file(at('ja-JP'), MODEL)
    await file(at('notes'), 'not a model')
    await file('skill.json', '{"manifest":{"publishingInformation":{"locales":{"en-US":{"name":"Hello"}}}}}')
    const { skill, title } = readForeignPackage(folder, 'amzn1.ask.skill.x')
    expect([[...skill.compiled.keys()], title]).toEqual([['en-US', 'ja-JP'], 'Hello'])
  })

  it.each(['{}', 'null', '[]', '{"manifest":{"publishingInformation":{"locales":{"en-US":null}}}}'])(
    'has no name from the skill.json %s',
    async (manifest) => {
      await file(at('en-US'), MODEL)
      await file('skill.json', manifest)
      expect(readForeignPackage(folder, 'x').title).toBeUndefined()
    },
  )

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'an empty folder',
      {},
      /^There is no interaction model in .*; it should be .*en-US\.json, for example\.$/,
    ],
    ['files of other names', { [at('english')]: MODEL }, /^There is no interaction model in /],
    ['models in another place', { 'en-US.json': MODEL }, /^There is no interaction model in /],
    ['no JSON', { [at('en-US')]: '{' }, /en-US\.json cannot be read as JSON: /],
    [
      'no model',
      { [at('en-US')]: '{}' },
      /en-US\.json is no interaction model that can be used: .*interactionModel/,
    ],
    [
      'a model with a slot of no type',
      {
        [at('en-US')]: MODEL.replace(
          '{"name":"AMAZON.StopIntent"}',
          '{"name":"A","slots":[{"name":"s","type":"T"}],"samples":["a {s}"]}',
        ),
      },
      /type T, which is not in the model\.$/,
    ],
    [
      'a skill.json that is no JSON',
      { [at('en-US')]: MODEL, 'skill.json': 'x' },
      /skill\.json cannot be read as JSON: /,
    ],
  ])('refuses %s in one sentence', async (_, files, sentence) => {
    for (const [name, text] of Object.entries(files)) await file(name, text)
    expect(() => readForeignPackage(folder, 'x')).toThrow(sentence)
    expect(() => readForeignPackage(folder, 'x')).toThrow(expect.objectContaining({ name: 'StartError' }))
  })

  it('refuses a folder that is not there', () => {
    expect(() => readForeignPackage(join(folder, 'none'), 'x')).toThrow(/^There is no interaction model in /)
  })
})
