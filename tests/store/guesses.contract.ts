import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { DynamoGuesses, GUESSES } from '../../lambda/store/guesses.ts'
import { StoreUnavailable } from '../../lambda/store/household-store.ts'
import { createTable } from '../../local/dynamodb/table.ts'
import { localClient, rawItems } from '../support/store.ts'
import { NOW, patient } from './samples.ts'

// A burst is hundreds of requests, which a busy machine takes its time for.
jest.setTimeout(30_000)

const LOCKED = { may: 'wait', seconds: GUESSES.lockedSeconds, why: 'locked' }
const TRY = { may: 'try' }

/** What every engine has to keep to under the counters of wrong codes. Each test has a table of its own. */
export function describeGuesses(engine: string, endpoint: () => string): void {
  describe(`wrong codes on ${engine}`, () => {
    let client: DynamoDBClient
    let guesses: DynamoGuesses
    let table: string
    let tables = 0

    beforeAll(() => {
      client = localClient(endpoint())
    })
    afterAll(() => client.destroy())
    beforeEach(async () => {
      tables += 1
      table = `guesses-contract-${tables}`
      await createTable(client, table)
      guesses = new DynamoGuesses(client, table)
    })

    const admit = (address = 'a', now = NOW, isKnown = false) => guesses.admit(address, now, patient, isKnown)
    const admits = async (times: number, address = 'a', now = NOW) => {
      const all = []
      for (let i = 0; i < times; i++) all.push(await admit(address, now))
      return all
    }
    /** So many wrong codes, each from an address of its own. */
    const burst = async (now = NOW) => {
      let alarms = 0
      for (let i = 0; i < GUESSES.burst; i++) {
        await admit(`burst ${i}`, now)
        if (await guesses.wrong(now, patient)) alarms += 1
      }
      return alarms
    }

    test('five tries are admitted, the sixth waits ten minutes from the fifth', async () => {
      expect(await admits(5)).toEqual(Array(5).fill(TRY))
      expect(await admit()).toEqual(LOCKED)
      expect(await admit('a', NOW + 1)).toEqual({ ...LOCKED, seconds: 599 })
    })

    test('waiting does not lengthen the wait, and afterwards there are five again', async () => {
      await admits(5)
      for (let later = 0; later < 600; later += 100) expect((await admit('a', NOW + later)).may).toBe('wait')
      expect(await admits(6, 'a', NOW + 600)).toEqual([...Array(5).fill(TRY), LOCKED])
    })

    test('tries that are spread out are counted together', async () => {
      for (let i = 0; i < 5; i++) expect(await admit('a', NOW + i * 599)).toEqual(TRY)
      expect((await admit('a', NOW + 4 * 599 + 1)).may).toBe('wait')
    })

    test('one address takes no tries from another', async () => {
      await admits(6)
      expect(await admit('b')).toEqual(TRY)
    })

    test('of many at once no more than five are admitted, and one that merely lost a race is', async () => {
      const all = await Promise.all(Array.from({ length: 12 }, () => admit()))
      expect(all.filter(({ may }) => may === 'try')).toHaveLength(5)
      expect(await Promise.all([admit('two'), admit('two')])).toEqual([TRY, TRY])
    })

    test('a first try is not locked out by another one that came between its count and its look', async () => {
      let isFirst = true
      const send: DynamoDBClient['send'] = async (command: never, options: never) => {
        if ((command as object) instanceof GetItemCommand && isFirst) {
          isFirst = false
          await admit('raced')
        }
        return client.send(command, options)
      }
      const late = new DynamoGuesses({ send } as unknown as DynamoDBClient, table)
      expect(await late.admit('raced', NOW, patient)).toEqual(TRY)
      expect(await admits(4, 'raced')).toEqual([TRY, TRY, TRY, LOCKED])
    })

    test('a right code gives its try back, and no more than that', async () => {
      await admits(5)
      await guesses.right('a', NOW, patient)
      expect(await admits(2)).toEqual([TRY, LOCKED])
      await admit('b')
      for (let i = 0; i < 9; i++) await guesses.right('b', NOW, patient)
      expect(await admits(6, 'b')).toEqual([...Array(5).fill(TRY), LOCKED])
    })

    test('a right code of an address that was never counted leaves nothing behind', async () => {
      await guesses.right('nobody', NOW, patient)
      expect(await rawItems(client, table)).toEqual([])
    })

    test('wrong codes in one minute become a burst at the sixtieth', async () => {
      expect(await burst()).toBe(1)
      expect(await guesses.wrong(NOW, patient)).toBe(true)
      expect(await guesses.wrong(NOW + 60, patient)).toBe(false)
    })

    test('in a burst new addresses wait, others and connected phones do not', async () => {
      await admit('before')
      await burst()
      const wait = await admit('new')
      expect(wait).toMatchObject({ may: 'wait', why: 'burst' })
      expect(wait).toEqual({ ...wait, seconds: 60 - (NOW % 60) })
      expect(await admit('before')).toEqual(TRY)
      expect(await admit('phone', NOW, true)).toEqual(TRY)
    })

    test('after a burst a few new addresses a minute may begin, then all again', async () => {
      await burst()
      const next = []
      for (let i = 0; i <= GUESSES.newInBurst; i++) next.push((await admit(`next ${i}`, NOW + 60)).may)
      expect(next).toEqual([...Array(GUESSES.newInBurst).fill('try'), 'wait'])
      expect(await admit('after', NOW + 120)).toEqual(TRY)
    })

    test('what is kept are numbers and an end, nothing of what was typed', async () => {
      await admit('k1.hash')
      await guesses.wrong(NOW, patient)
      const items = await rawItems(client, table)
      expect(items).toHaveLength(2)
      for (const { pk, sk, ...rest } of items) {
        expect(`${pk} ${sk}`).toMatch(/^guess#(?:k1\.hash tries|everybody minute#\d+)$/)
        expect(Object.values(rest).every((value) => typeof value === 'number')).toBe(true)
        expect(rest.expiresAt).toBeGreaterThan(NOW)
      }
    })

    test('a store that is out of time says so', async () => {
      const late = AbortSignal.abort()
      await expect(guesses.admit('a', NOW, late)).rejects.toBeInstanceOf(StoreUnavailable)
      await expect(guesses.wrong(NOW, late)).rejects.toBeInstanceOf(StoreUnavailable)
      await expect(guesses.right('a', NOW, late)).rejects.toBeInstanceOf(StoreUnavailable)
    })
  })
}
