import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoHouseholdStore } from '../../lambda/store/dynamo-household-store.ts'
import { FolderInUse, startEmbedded } from '../../local/dynamodb/embedded.ts'
import { lockFolder } from '../../local/dynamodb/folder-lock.ts'
import { createTable } from '../../local/dynamodb/table.ts'
import { localClient } from '../support/store.ts'
import { aHousehold, NOW, newKey, patient } from './samples.ts'

describe('the embedded DynamoDB', () => {
  const table = 'corner-shop'
  let parent: string
  let folder: string

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'corner-shop-'))
    folder = join(parent, 'data', 'table')
  })
  afterEach(() => rmSync(parent, { recursive: true }))

  /** Runs with a store on an embedded engine, which is closed at the end. */
  async function withStore<T>(
    options: { folder?: string },
    run: (store: DynamoHouseholdStore) => Promise<T>,
  ) {
    const engine = await startEmbedded({ ...options, port: 0, table })
    const client = localClient(engine.endpoint)
    try {
      return await run(new DynamoHouseholdStore(client, table))
    } finally {
      client.destroy()
      await engine.close()
    }
  }

  test('what is written is there after a restart, in a folder that it made itself', async () => {
    const key = newKey()
    await withStore({ folder }, (store) => store.write(key, aHousehold(), undefined, NOW, patient))
    expect(await withStore({ folder }, (store) => store.read(key, NOW, patient))).toStrictEqual(aHousehold())
  })

  test('nothing of what was in memory is there after a restart', async () => {
    const key = newKey()
    await withStore({}, (store) => store.write(key, aHousehold(), undefined, NOW, patient))
    expect(await withStore({}, (store) => store.read(key, NOW, patient))).toBeUndefined()
  })

  test('a folder that is open is in use, and who has it is said', async () => {
    await withStore({ folder }, async () => {
      const second = startEmbedded({ folder, port: 0, table })
      await expect(second).rejects.toMatchObject({ name: 'FolderInUse', folder, holder: process.pid })
    })
  })

  test('a start that was refused leaves the folder to who has it', async () => {
    await withStore({ folder }, async (store) => {
      for (const _ of [1, 2])
        await expect(startEmbedded({ folder, port: 0, table })).rejects.toThrow(FolderInUse)
      await expect(store.read(newKey(), NOW, patient)).resolves.toBeUndefined()
    })
  })

  test('a start on a port that is taken is refused and gives the folder back', async () => {
    const first = await startEmbedded({ port: 0, table })
    const port = Number(new URL(first.endpoint).port)
    await expect(startEmbedded({ folder, port, table })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await first.close()
    await expect(withStore({ folder }, async () => 'opened')).resolves.toBe('opened')
  })

  describe('a folder that is damaged is refused with the reason, and given back', () => {
    const inFolder = (name: RegExp) =>
      readdirSync(folder)
        .filter((one) => name.test(one))
        .map((one) => join(folder, one))
    const spoil = (name: RegExp) => {
      for (const path of inFolder(name)) writeFileSync(path, 'junk'.repeat(100))
    }
    const remove = (name: RegExp) => {
      for (const path of inFolder(name)) rmSync(path)
    }

    test.each<[string, () => void, RegExp]>([
      ['CURRENT is junk', () => spoil(/^CURRENT$/), /damaged \((?:Corruption|IO error): /],
      ['CURRENT is missing', () => remove(/^CURRENT$/), /damaged \(its file CURRENT is missing\)/],
      ['the manifest is junk', () => spoil(/^MANIFEST/), /damaged \(Corruption: /],
      ['the manifest is missing', () => remove(/^MANIFEST/), /damaged \(IO error: .*MANIFEST/],
      ['a table is junk', () => spoil(/\.ldb$/), /damaged \((?:Corruption|IO error): /],
      ['a table is missing', () => remove(/\.ldb$/), /damaged \(Corruption: \d+ missing files/],
    ])('%s', async (_, damage, message) => {
      const key = newKey()
      // LevelDB makes a table of its log when it is opened again, and another time for what came after.
      for (const _ of [1, 2, 3])
        await withStore({ folder }, (store) => store.write(key, aHousehold(), undefined, NOW, patient))
      expect(inFolder(/\.ldb$/)).not.toEqual([])
      damage()
      for (const _ of [1, 2]) {
        const refused = startEmbedded({ folder, port: 0, table })
        await expect(refused).rejects.toMatchObject({
          name: 'DamagedFolder',
          message: expect.stringMatching(message),
        })
      }
      // Whose it is again, in another process or this one.
      lockFolder(folder)()
    })
  })

  test('a holder that cannot be read is left out of the sentence', () => {
    const unlock = lockFolder(folder)
    writeFileSync(join(folder, 'in-use-by'), 'nobody knows')
    expect(() => lockFolder(folder)).toThrow(`The data folder ${folder} is in use by another process.`)
    unlock()
  })

  test('closing takes nothing back that was confirmed, and ends what is in flight one way or the other', async () => {
    const engine = await startEmbedded({ folder, port: 0, table })
    const client = localClient(engine.endpoint)
    const store = new DynamoHouseholdStore(client, table)
    const keys = Array.from({ length: 20 }, newKey)
    const writes = keys.map((key) => store.write(key, aHousehold(), undefined, NOW, patient))
    const ended = Promise.allSettled(writes)
    await Promise.any(writes)
    await engine.close()
    const results = await ended
    client.destroy()

    const confirmed = keys.filter((_, index) => results[index]?.status === 'fulfilled')
    const found = await withStore({ folder }, (again) =>
      Promise.all(confirmed.map((key) => again.read(key, NOW, patient))),
    )
    expect(found).toStrictEqual(confirmed.map(() => aHousehold()))
    expect(found).not.toHaveLength(0)
  })

  test('closing twice is closing once', async () => {
    const engine = await startEmbedded({ folder, port: 0, table })
    await Promise.all([engine.close(), engine.close()])
    await expect(engine.close()).resolves.toBeUndefined()
  })

  test('a client that hangs up while it sends does no harm', async () => {
    const engine = await startEmbedded({ port: 0, table })
    const client = localClient(engine.endpoint)
    const store = new DynamoHouseholdStore(client, table)
    const socket = connect(Number(new URL(engine.endpoint).port), '127.0.0.1')
    socket.write('POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{"half')
    // The engine has seen the half by the time it has answered a request that was sent after it.
    await store.read(newKey(), NOW, patient)
    socket.resetAndDestroy()
    await once(socket, 'close')
    await expect(store.read(newKey(), NOW, patient)).resolves.toBeUndefined()
    client.destroy()
    await engine.close()
  })

  test('a table made by several at once is one table, and none of them fails', async () => {
    const engine = await startEmbedded({ port: 0, table })
    const client = localClient(engine.endpoint)
    await Promise.all([1, 2, 3, 4].map(() => createTable(client, 'another-table')))
    await expect(createTable(client, 'another-table')).resolves.toBeUndefined()
    client.destroy()
    await engine.close()
  })
})
