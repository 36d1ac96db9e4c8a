import { createServer } from 'node:https'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { renderUnicodeCompact } from 'uqr'
import { StartError } from '../start-error.ts'
import { lanAddress, lanPort } from './address.ts'
import { certificateFor } from './certificate.ts'

type Server = ReturnType<typeof createAdaptorServer>

/** Where the phone's door is in the house's network. */
export interface LanDoor {
  readonly address: string
  readonly port: number
  /** `https://192.168.1.20:3443`. */
  readonly url: string
}

/**
 * Where the phone's door will be.
 * @param port the laptop's own
 * @throws {StartError} where this machine is in no network
 */
export function lanDoor(port: number): LanDoor {
  const address = lanAddress()
  if (address === undefined)
    throw new StartError('This machine is in no network that a phone could reach; leave --lan out.')
  return { address, port: lanPort(port), url: `https://${address}:${lanPort(port)}` }
}

/** A server for the phone's door, with a certificate of its own making. */
export async function lanServer(
  app: Hono,
  { address }: LanDoor,
  folder: string | undefined,
): Promise<Server> {
  const certificate = await certificateFor(address, folder, Date.now())
  return createAdaptorServer({ fetch: app.fetch, createServer, serverOptions: { ...certificate } })
}

/** What the terminal says about it: the address, and the same for a camera. */
export const aboutLan = ({ url }: LanDoor): string[] => [
  '',
  `  a phone in this house     ${url}/p`,
  '  The certificate is made on this machine, so the phone asks once whether to trust it.',
  '',
  ...renderUnicodeCompact(`${url}/p`, { border: 2 })
    .split('\n')
    .map((line) => `    ${line}`),
]
