import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Voice } from '../alexa/envelope.ts'
import type { Heard } from '../alexa/heard.ts'
import { readScripts } from '../scripts/files.ts'
import { parseScript, ScriptError } from '../scripts/parse.ts'
import { type Recorded, type RecordedTurn, readRecorded } from '../scripts/replay-read.ts'
import { replaysOf } from '../scripts/replay-write.ts'
import { runScript } from '../scripts/run.ts'
import { expectedAsRecorded, expectedOf, scriptText } from '../scripts/write.ts'
import type { Stack } from '../stack.ts'
import { StartError } from '../start-error.ts'
import { voiceName } from './show.ts'

const tell = (text: string): void => void process.stderr.write(`${text}\n`)

/** `out.json`, or of several `out.1.json`, `out.2.json` … */
function pathsOf(path: string, count: number): string[] {
  if (count === 1) return [path]
  const stem = path.replace(/\.json$/iu, '')
  return Array.from({ length: count }, (_, at) => `${stem}.${at + 1}.json`)
}

/**
 * Writes a script as replay files of `ask dialog`, and says on standard error what they cannot hold.
 * @throws {ScriptError} for a script that cannot be read, or says nothing
 * @throws {StartError} for a file that cannot be written
 */
export async function exportReplay(
  script: string,
  to: string,
  { alexa }: Stack,
  skillId: string,
): Promise<void> {
  const [one, ...others] = await readScripts(script, alexa)
  if (!one || others.length > 0)
    throw new ScriptError(`${script} holds several scripts; --export-replay takes one file.`)
  const { replays, lost } = replaysOf(one.turns, skillId)
  if (replays.length === 0) throw new ScriptError(`${one.path} says nothing that a replay file could hold.`)
  for (const [at, path] of pathsOf(to, replays.length).entries()) {
    try {
      await writeFile(path, `${JSON.stringify(replays[at], null, 2)}\n`)
    } catch (error) {
      throw new StartError(`${path} cannot be written (${(error as { code?: unknown }).code}).`, {
        cause: error,
      })
    }
    process.stdout.write(`${path}\n`)
  }
  if (replays.length > 1)
    tell('One file for each session and locale: play them one after the other, in this order.')
  if (lost.length > 0)
    tell(`A replay file cannot hold, of ${one.path}:\n${lost.map((what) => `  ${what}`).join('\n')}`)
}

async function recordedAt(path: string): Promise<Recorded> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new ScriptError(`There is no file ${path} that can be read.`)
  })
  try {
    return readRecorded(text)
  } catch (error) {
    throw error instanceof ScriptError ? new ScriptError(`${path} ${error.message}`) : error
  }
}

/** Says that a speaker asked for is not the one recorded, who counts: what was heard was said to that one. */
function tellOthers(turns: readonly RecordedTurn[], asked: Voice): void {
  const others = turns.filter(
    ({ voice }) => voice && (voice.speaker !== asked.speaker || voice.level !== asked.level),
  )
  if (others.length > 0)
    tell(
      `The recording says who spoke, and counts: in ${others.length} of ${turns.length} turns it was not ` +
        `${voiceName(asked)}, as --as has it.`,
    )
}

/**
 * Prints a dialog of ask-cli as a script. What a replay file leaves open is filled in by playing it; of a
 * recording it is what was heard then, so that playing the script shows what has changed since.
 * @param asked who speaks, where the file does not say
 * @param isAsked somebody said so, and may be wrong
 * @throws {ScriptError} for a file that is neither, or in a locale there is no model for
 */
export async function importReplay(
  path: string,
  { alexa, skill }: Stack,
  asked: Voice,
  isAsked: boolean,
): Promise<void> {
  const { kind, skillId, locale = alexa.locale, turns } = await recordedAt(path)
  if (!alexa.locales.includes(locale))
    throw new ScriptError(`${path} is in ${locale}; there are models for ${alexa.locales.join(', ')}.`)
  if (skillId !== undefined && skillId !== skill.skillId)
    tell(`${path} is for ${skillId}; it was played on ${skill.skillId}.`)
  const heading = { note: `A ${kind} of ask dialog: ${basename(path)}`, voice: asked, locale }
  if (kind === 'recording') {
    if (isAsked) tellOthers(turns, asked)
    process.stdout.write(scriptText(heading, turns, expectedAsRecorded))
    return
  }
  const played: Heard[] = []
  await runScript(parseScript(scriptText(heading, turns), alexa), 'import', alexa, {
    onTurn: (_, heard) => void played.push(heard),
    hasRegulars: skill.handler === undefined,
  })
  const heardAt = (at: number): string[] => {
    const heard = played[at]
    return heard ? expectedOf(heard) : []
  }
  process.stdout.write(scriptText(heading, turns, (_, at) => heardAt(at)))
}
