import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseScript, ScriptError, type ScriptLocales, type ScriptTurn } from './parse.ts'

/** A conversation script as found on disk. */
export interface Script {
  readonly path: string
  readonly turns: readonly ScriptTurn[]
}

/** The scripts at a path: the file itself, or every `.talk` file of a folder and its folders, in order. */
async function pathsAt(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path]
  const names = await readdir(path, { recursive: true })
  return names
    .filter((name) => name.endsWith('.talk'))
    .sort()
    .map((name) => join(path, name))
}

/**
 * Reads the scripts at a path.
 * @throws {ScriptError} that names file and line, or says that there is none
 */
export async function readScripts(path: string, locales?: ScriptLocales): Promise<Script[]> {
  const paths = await pathsAt(path).catch(() => {
    throw new ScriptError(`There is no file or folder ${path}.`)
  })
  if (paths.length === 0) throw new ScriptError(`There is no .talk file in ${path}.`)
  return Promise.all(
    paths.map(async (one) => {
      const shown = relative('.', one)
      try {
        const turns = parseScript(await readFile(one, 'utf8'), locales)
        if (turns.length === 0) throw new ScriptError('nothing is said in it')
        return { path: shown, turns }
      } catch (error) {
        throw error instanceof ScriptError ? new ScriptError(`${shown}, ${error.message}`) : error
      }
    }),
  )
}
