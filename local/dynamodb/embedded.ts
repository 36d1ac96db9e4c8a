import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import dynalite from 'dynalite'
import { createTableClient } from '../../lambda/store/client.ts'
import { checkFolder } from './folder-check.ts'
import { lockFolder } from './folder-lock.ts'
import { createTable } from './table.ts'

export { DamagedFolder } from './folder-check.ts'
export { FolderInUse } from './folder-lock.ts'

/** What the laptop's engine is asked with: it checks that requests are signed, never by whom. */
export const LOCAL_ACCESS = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
} as const

export interface EmbeddedOptions {
  /** The folder that keeps the data, made if need be; left out: in memory, gone at the end. */
  readonly folder?: string | undefined
  /** 0 takes any free one. */
  readonly port: number
  /** The table to have ready; left out: none. */
  readonly table?: string
}

export interface EmbeddedDynamoDB {
  /** `http://127.0.0.1:<port>` */
  readonly endpoint: string
  /** Lets what is being answered finish, then stops. When it is done the folder is free again. */
  close(): Promise<void>
}

/**
 * Starts the embedded DynamoDB (dynalite) on the loopback address, with its table, if it shall have one, ready.
 * @throws {FolderInUse} if another process has the folder
 * @throws {DamagedFolder} if what is in the folder cannot be read
 * @throws if the port is taken
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDynamoDB> {
  const { folder } = options
  const unlock = folder === undefined ? () => {} : lockFolder(folder)
  if (folder !== undefined)
    await checkFolder(folder).catch((error) => {
      unlock()
      throw error
    })
  const server = dynalite({
    ...(folder !== undefined && { path: folder }),
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
  })
  survive(server)
  const close = async (): Promise<void> => {
    await stop(server)
    unlock()
  }
  try {
    const endpoint = await listen(server, options.port)
    if (options.table !== undefined) {
      const client = createTableClient({ ...LOCAL_ACCESS, endpoint })
      await createTable(client, options.table).finally(() => client.destroy())
    }
    let closing: Promise<void> | undefined
    return {
      endpoint,
      close: () => {
        closing ??= close()
        return closing
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** dynalite throws, in a listener, when a client hangs up while it sends; a turn out of time does that. */
function survive(server: Server): void {
  server.on('request', (request) => {
    request.removeAllListeners('error')
    request.on('error', () => request.destroy())
  })
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })
}

/**
 * dynalite closes the database when the last connection has ended, and clients keep theirs. So each is
 * ended as it falls idle, never before: a request that finds the database closed is an exception there.
 */
async function stop(server: Server): Promise<void> {
  // The database can only be closed through a server that listens; one whose port was taken does not yet.
  if (!server.listening) await listen(server, 0)
  return await new Promise((resolve, reject) => {
    const sweep = setInterval(() => server.closeIdleConnections(), 5)
    server.close((error) => {
      clearInterval(sweep)
      if (error) reject(error)
      else resolve()
    })
  })
}
