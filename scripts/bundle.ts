import { fileURLToPath } from 'node:url'
import { type BuildOptions, type BuildResult, build } from 'esbuild'
import { leaveOut } from './leave-out.ts'
import { requireBuiltins } from './require-builtins.ts'

/** The repository's folder, wherever a command or a test was started. */
const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * How everything for Lambda is bundled: one ES module for Node 24. `module` comes before `main`, because
 * the SDK's CommonJS builds cannot be shaken, and `require` is made, because some of what is inside asks
 * for Node's own modules with it.
 */
const PLAIN = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  logLevel: 'silent',
  metafile: true,
  write: false,
  loader: { '.png': 'binary' },
  banner: {
    js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
  },
} as const satisfies BuildOptions

/** A bundle in memory: its text, and esbuild's account of what is in it. */
export type Bundle = BuildResult<typeof PLAIN>

/** Bundles an entry point as it goes to Lambda: without the parts that nothing there ever calls. */
export const bundleForLambda = (entry: string): Promise<Bundle> =>
  build({ ...PLAIN, entryPoints: [entry], plugins: [requireBuiltins(), leaveOut()] })

/** Bundles an entry point with everything it imports. */
export const bundlePlainly = (entry: string): Promise<Bundle> => build({ ...PLAIN, entryPoints: [entry] })

/** The JavaScript of a bundle. */
export function codeOf(bundle: Bundle): Uint8Array {
  const [file] = bundle.outputFiles
  if (!file) throw new Error('esbuild made no file.')
  return file.contents
}

/** How many bytes of a bundle come from each package or folder of ours, the largest first. */
export function contributors({ metafile }: Bundle): [name: string, bytes: number][] {
  const sums = new Map<string, number>()
  for (const { inputs } of Object.values(metafile.outputs))
    for (const [path, { bytesInOutput }] of Object.entries(inputs))
      sums.set(groupOf(path), (sums.get(groupOf(path)) ?? 0) + bytesInOutput)
  return [...sums].sort(([, a], [, b]) => b - a)
}

/** `@smithy/core` of a dependency's file, `lambda/speech` of ours. */
function groupOf(path: string): string {
  const inPackage = path.split('node_modules/').at(-1) ?? path
  const parts = inPackage.split('/')
  return inPackage === path && parts.length <= 2 ? path : parts.slice(0, isBare(inPackage) ? 1 : 2).join('/')
}

const isBare = (path: string): boolean => !path.startsWith('@') && !path.startsWith('lambda/')
