import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const NAME = 'corner-shop'

function isRoot(folder: string): boolean {
  const manifest = join(folder, 'package.json')
  if (!existsSync(manifest)) return false
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: unknown }).name === NAME
}

function above(folder: string): string | undefined {
  if (isRoot(folder)) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : above(parent)
}

/**
 * The project's folder, from where we were started or from the file that was started. Not from
 * `import.meta`, which the tests do not have: jest runs this code as CommonJS.
 */
function findRoot(): string {
  const found = above(process.cwd()) ?? above(dirname(resolve(process.argv[1] ?? '.')))
  if (found === undefined) throw new Error(`Start this in the folder of ${NAME}.`)
  return found
}

const ROOT = findRoot()

/** The absolute path of something in the project: `pathInProject('demo/evening.talk')`. */
export const pathInProject = (path: string): string => join(ROOT, path)
