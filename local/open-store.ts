import { createTableClient } from '../lambda/store/client.ts'
import type { DataFolder } from './data-folder.ts'
import { DamagedFolder, FolderInUse, LOCAL_ACCESS, startEmbedded } from './dynamodb/embedded.ts'
import { createTable } from './dynamodb/table.ts'
import { StartError } from './start-error.ts'

/** A DynamoDB to work on, and whose it is. */
export interface OpenStore {
  readonly endpoint: string
  /** A start that is running has it open too. */
  readonly isShared: boolean
  /** A sentence for people: where the data is. */
  readonly where: string
  close(): Promise<void>
}

/** Which store is wanted. */
export interface StoreChoice {
  /** Somebody else's DynamoDB: none is started. */
  readonly endpoint?: string | undefined
  /** Undefined: in memory, and gone at the end. */
  readonly folder: DataFolder | undefined
  /** The port of an embedded one; 0 takes any. */
  readonly port: number
  readonly table: string
}

const others = (endpoint: string, where: string, isShared: boolean): OpenStore => ({
  endpoint,
  where,
  isShared,
  close: async () => {},
})

/** Somebody else's DynamoDB, with our table in it. */
async function given(endpoint: string, table: string): Promise<OpenStore> {
  const client = createTableClient({ ...LOCAL_ACCESS, endpoint })
  try {
    await createTable(client, table)
  } catch (error) {
    throw new StartError(`No DynamoDB answers at ${endpoint}; start it, or leave DYNAMODB_ENDPOINT out.`, {
      cause: error,
    })
  } finally {
    client.destroy()
  }
  return others(endpoint, `at ${endpoint}`, false)
}

/**
 * Opens the store: a given one, a running start's of the same folder, the folder itself, or memory.
 * @throws {StartError} if another process holds the folder, its data is damaged, or the port is taken
 */
export async function openStore({ endpoint, folder, port, table }: StoreChoice): Promise<OpenStore> {
  if (endpoint !== undefined) return given(endpoint, table)
  const running = await folder?.running()
  if (running) return others(running.endpoint, `with the start at ${running.door}`, true)
  try {
    const embedded = await startEmbedded({ folder: folder?.database, port, table })
    return { ...embedded, isShared: false, where: folder ? `in ${folder.path}` : 'in memory, until the end' }
  } catch (error) {
    if (error instanceof FolderInUse)
      throw new StartError(
        `Another process holds ${folder?.path}; end it, or take another folder with --data DIR.`,
      )
    if (error instanceof DamagedFolder)
      throw new StartError(`${error.message}: put its copy back, or take another folder with --data DIR.`, {
        cause: error,
      })
    if ((error as { code?: unknown }).code === 'EADDRINUSE')
      throw new StartError(`Port ${port} is taken; set DYNAMODB_PORT to another, or end what uses it.`)
    if (folder)
      throw new StartError(
        `The data in ${folder.path} cannot be opened; take another folder with --data DIR.`,
        {
          cause: error,
        },
      )
    throw error
  }
}
