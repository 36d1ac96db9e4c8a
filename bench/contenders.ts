import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDemoCatalog } from '../local/demo/catalog.ts'
import { type EmbeddedDynamoDB, startEmbedded } from '../local/dynamodb/embedded.ts'
import { pathInProject } from '../local/root.ts'
import { type Bundle, bundleForLambda, bundlePlainly, codeOf } from '../scripts/bundle.ts'
import { RequestCounter } from './requests.ts'
import { SKILL_ID } from './skill-id.ts'

/** A skill that is measured: its bundle, and a table of its own. */
export interface Contender {
  readonly name: string
  readonly bytes: number
  readonly bundle: string
  /** The program that imports the bundle. */
  readonly child: string
  readonly env: Record<string, string>
  readonly requests: RequestCounter
}

/** The skill and what it is measured against. */
export interface Contenders {
  readonly skill: Contender
  readonly minimal: Contender
  /** The skill bundled as the minimal one is, with everything it imports. */
  readonly plain: Contender
  /** The minimal skill bundled as ours is, without what no Lambda calls. */
  readonly trimmed: Contender
  close(): Promise<void>
}

const TABLE = 'bench'
const SKILL = 'lambda/alexa.ts'
const MINIMAL = 'bench/minimal-skill/index.ts'

/** What Lambda and our own template would set. */
const environment = (folder: string, endpoint: string): Record<string, string> => ({
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  // Lambda has no ~/.aws either.
  HOME: folder,
  DYNAMODB_ENDPOINT: endpoint,
  TABLE,
  CATALOG: join(folder, 'catalog.sqlite'),
  SHOP: pathInProject('demo/shop.json'),
  CORNER_SHOP_SKILL_ID: SKILL_ID,
  PUBLIC_URL: 'https://shop.example',
  CORNER_SHOP_ID_KEY: `k1:${randomBytes(32).toString('base64')}`,
})

/** Bundles everything into a temporary folder and starts an engine for each, so that tables age alike. */
export async function openContenders(): Promise<Contenders> {
  const folder = mkdtempSync(join(tmpdir(), 'corner-shop-bench-'))
  const engines: EmbeddedDynamoDB[] = []
  const counters: RequestCounter[] = []
  const close = async (): Promise<void> => {
    for (const counter of counters) counter.close()
    for (const engine of engines) await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const write = (file: string, bundle: Bundle): string => {
    const path = join(folder, file)
    writeFileSync(path, codeOf(bundle))
    return path
  }
  const enter = async (name: string, bundle: Bundle): Promise<Contender> => {
    const engine = await startEmbedded({ port: 0, table: TABLE })
    engines.push(engine)
    const requests = new RequestCounter(engine.endpoint)
    counters.push(requests)
    const path = write(`${name.replaceAll(' ', '-')}.mjs`, bundle)
    const env = environment(folder, engine.endpoint)
    return { name, bytes: codeOf(bundle).byteLength, bundle: path, child, env, requests }
  }
  // Bundled too, so that no child spends its start on stripping types.
  const child = write('child.mjs', await bundlePlainly('bench/child.ts'))
  try {
    openDemoCatalog({ path: join(folder, 'catalog.sqlite') }).close()
    return {
      skill: await enter('skill', await bundleForLambda(SKILL)),
      minimal: await enter('minimal', await bundlePlainly(MINIMAL)),
      trimmed: await enter('trimmed', await bundleForLambda(MINIMAL)),
      plain: await enter('plain', await bundlePlainly(SKILL)),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
