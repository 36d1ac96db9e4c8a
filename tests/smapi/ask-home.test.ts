import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PROFILES, writeAskHome } from '../../local/smapi/ask-home.ts'
import { voiceOf } from '../../local/smapi/profile.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corner-shop-home-'))
})
afterEach(() => rm(folder, { recursive: true }))

interface Config {
  readonly share_usage: boolean
  readonly profiles: Record<string, { vendor_id: string; token: Record<string, unknown> }>
}

const configOf = async (home: string): Promise<Config> =>
  JSON.parse(await readFile(join(home, '.ask', 'cli_config'), 'utf8'))

/** Puts a cli_config into the folder's home. */
async function put(config: unknown): Promise<string> {
  const path = join(folder, '.ask', 'cli_config')
  await mkdir(join(folder, '.ask'), { recursive: true })
  await writeFile(path, typeof config === 'string' ? config : JSON.stringify(config))
  return path
}

test('the home has a profile for each speaker and level, for its owner only, and shares nothing', async () => {
  const home = await writeAskHome(join(folder, 'deep', 'home'))
  const { share_usage, profiles } = await configOf(home)
  expect(share_usage).toBe(false)
  expect(Object.keys(profiles)).toEqual([
    'default',
    'anna',
    'anna-200',
    'anna-400',
    'mary-jo',
    'mary-jo-200',
    'ben',
    'ben-200',
  ])
  for (const { token } of Object.values(profiles)) {
    expect(Date.parse(String(token.expires_at))).toBeGreaterThan(Date.parse('2900-01-01'))
    expect(token.refresh_token).toBe(token.access_token)
  }
  expect((await stat(join(home, '.ask', 'cli_config'))).mode & 0o777).toBe(0o600)
  expect((await stat(join(home, '.ask'))).mode & 0o777).toBe(0o700)
})

test('every profile’s token is understood, as its name says', () => {
  const said = Object.entries(PROFILES).map(([name, token]) => [name, voiceOf(token)])
  expect(Object.fromEntries(said)).toEqual({
    default: { speaker: null, level: null },
    anna: { speaker: 'anna', level: 300 },
    'anna-200': { speaker: 'anna', level: 200 },
    'anna-400': { speaker: 'anna', level: 400 },
    'mary-jo': { speaker: 'mary-jo', level: 300 },
    'mary-jo-200': { speaker: 'mary-jo', level: 200 },
    ben: { speaker: 'ben', level: 300 },
    'ben-200': { speaker: 'ben', level: 200 },
  })
})

test('written again, it keeps local profiles of one’s own', async () => {
  await writeAskHome(folder)
  const config = await configOf(folder)
  const { anna } = config.profiles
  await put({ ...config, profiles: { ...config.profiles, 'anna-100': anna, anna: { ...anna, token: {} } } })
  await writeAskHome(folder)
  const { profiles } = await configOf(folder)
  expect([profiles['anna-100'], profiles.anna]).toEqual([anna, anna])
})

describe('it is refused, and nothing changed, for', () => {
  test.each<[string, unknown]>([
    ['a home with real profiles', { profiles: { default: { vendor_id: 'M1234', token: {} } } }],
    ['a home with a profile without a vendor', { profiles: { default: {} } }],
    ['a home that cannot be read', '{"profiles":'],
    ['a home of another kind', { version: 1 }],
  ])('%s', async (_, config) => {
    const path = await put(config)
    const before = await readFile(path, 'utf8')
    await expect(writeAskHome(folder)).rejects.toThrow(/--home DIR/)
    expect(await readFile(path, 'utf8')).toBe(before)
  })

  test('a link to somebody’s .ask', async () => {
    await mkdir(join(folder, 'real'))
    await mkdir(join(folder, 'home'))
    await symlink(join(folder, 'real'), join(folder, 'home', '.ask'))
    await expect(writeAskHome(join(folder, 'home'))).rejects.toThrow(/your own \.ask/)
    await expect(stat(join(folder, 'real', 'cli_config'))).rejects.toThrow()
  })

  test('one’s own home', async () => {
    await expect(writeAskHome(folder, folder)).rejects.toThrow(/your own \.ask/)
    await expect(stat(join(folder, '.ask'))).rejects.toThrow()
  })

  test('a place that cannot be written', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(writeAskHome(join(folder, 'file', 'home'))).rejects.toThrow(/cannot be written/)
  })
})
