import { chmod, lstat, readFile, realpath, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import * as z from 'zod/mini'
import { makeFolder } from '../data-folder.ts'
import { StartError } from '../start-error.ts'

/** The profiles for ask-cli, by name: who speaks with each, as the access token says it. */
export const PROFILES: Readonly<Record<string, string>> = {
  default: 'local',
  anna: 'speaker=anna;level=300',
  'anna-200': 'speaker=anna;level=200',
  'anna-400': 'speaker=anna;level=400',
  'mary-jo': 'speaker=mary-jo;level=300',
  'mary-jo-200': 'speaker=mary-jo;level=200',
  ben: 'speaker=ben;level=300',
  'ben-200': 'speaker=ben;level=200',
}

/** Tells our profiles from real ones, which have a real vendor's id. */
const VENDOR = 'CORNERSHOPLOCAL'

const configSchema = z.object({ profiles: z.record(z.string(), z.looseObject({ vendor_id: z.unknown() })) })
type Profiles = z.infer<typeof configSchema>['profiles']

const profileOf = (token: string) => ({
  vendor_id: VENDOR,
  token: {
    access_token: token,
    // A refresh gives this back as access token, so the profile keeps its speaker.
    refresh_token: token,
    token_type: 'bearer',
    expires_in: 3600,
    // Far away, so that ask-cli never asks for a new one.
    expires_at: '2999-01-01T00:00:00.000Z',
  },
})

/**
 * The profiles that are there already. Others than ours mean that this is somebody's real home.
 * @throws {StartError}
 */
async function earlierIn(path: string): Promise<Profiles | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  let profiles: Profiles | undefined
  try {
    profiles = configSchema.parse(JSON.parse(text)).profiles
  } catch {
    // What can't be read was not written here either.
  }
  if (!profiles || Object.values(profiles).some((one) => one.vendor_id !== VENDOR))
    throw new StartError(
      `${path} has profiles that are not for this machine only; choose another home with --home DIR.`,
    )
  return profiles
}

const isLink = (path: string): Promise<boolean> =>
  lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  )

/**
 * Writes a home for ask-cli in which nothing is real: profiles of the local speakers, no telemetry. Profiles
 * of one's own for other local speakers stay.
 * @param own somebody's own home, which stays as it is
 * @returns the absolute path of the home
 * @throws {StartError} for one's own home, a home with real profiles, or a folder that cannot be written
 */
export async function writeAskHome(folder: string, own = homedir()): Promise<string> {
  const home = resolve(folder)
  const ask = join(home, '.ask')
  const config = join(ask, 'cli_config')
  try {
    await makeFolder(home)
    const earlier = await earlierIn(config)
    // In a shell that has a home of ours already, that home is "own" too, and may be written again.
    const isOwn = !earlier && (await realpath(home)) === (await realpath(own).catch(() => own))
    if (isOwn || (await isLink(ask)) || (await isLink(config)))
      throw new StartError('This would change your own .ask; choose another home with --home DIR.')
    const profiles = { ...earlier }
    for (const [name, token] of Object.entries(PROFILES)) profiles[name] = profileOf(token)
    await makeFolder(ask)
    await chmod(ask, 0o700)
    // Whole or not at all: a command that runs beside reads the one or the other.
    const draft = `${config}.${process.pid}`
    await writeFile(draft, `${JSON.stringify({ share_usage: false, profiles }, null, 2)}\n`, { mode: 0o600 })
    await rename(draft, config)
  } catch (error) {
    if (error instanceof StartError) throw error
    const code = (error as { code?: unknown }).code
    throw new StartError(`${home} cannot be written (${code}); choose another home with --home DIR.`, {
      cause: error,
    })
  }
  return home
}
