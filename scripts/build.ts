import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openDemoCatalog } from '../local/demo/catalog.ts'
import { bundleForLambda, codeOf, contributors } from './bundle.ts'

/** Everything that is deployed is built into this folder. */
const DIST = fileURLToPath(new URL('../dist/', import.meta.url))
const LARGEST = 10

const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1).padStart(7)} KiB`

/** Builds one function into its own folder, with esbuild's account of it beside the folder. */
async function buildFunction(name: string, entry: string): Promise<void> {
  const bundle = await bundleForLambda(entry)
  mkdirSync(`${DIST}${name}`, { recursive: true })
  writeFileSync(`${DIST}${name}/index.mjs`, codeOf(bundle))
  writeFileSync(`${DIST}${name}.meta.json`, JSON.stringify(bundle.metafile))
  const bytes = codeOf(bundle).byteLength
  process.stdout.write(`dist/${name}/index.mjs: ${bytes} bytes, the largest of it:\n`)
  for (const [part, size] of contributors(bundle).slice(0, LARGEST))
    process.stdout.write(`${kib(size)}  ${part}\n`)
}

await buildFunction('alexa', 'lambda/alexa.ts')
await buildFunction('web', 'lambda/web.ts')
await buildFunction('outbox', 'lambda/outbox.ts')
openDemoCatalog({ path: `${DIST}catalog.sqlite`, publicUrl: process.env.PUBLIC_URL }).close()
process.stdout.write('dist/catalog.sqlite: the demo catalogue\n')
