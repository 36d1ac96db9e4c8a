import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Clocks } from '../local/clocks.ts'
import { openStack } from '../local/stack.ts'
import { createApp } from '../local/web/app.ts'

/** A shop for a browser: in memory, on any free port. */
export interface OpenShop {
  readonly door: string
  close(): Promise<void>
}

/**
 * Opens a shop as `npm start` does, but one that keeps nothing.
 * @param env settings, such as another catalogue
 */
export async function openShop(env: Readonly<Record<string, string>> = {}): Promise<OpenShop> {
  const stack = await openStack({ data: undefined, env, anyPort: true })
  let port = 0
  const app = createApp({ ...stack, clocks: new Clocks(), port: () => port })
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  port = (server.address() as AddressInfo).port
  return {
    door: `http://127.0.0.1:${port}`,
    async close() {
      await new Promise((closed) => {
        server.close(closed)
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await stack.close()
    },
  }
}
