import type { LookupAddress } from 'node:dns'
import { pushHostsIn } from '../../lambda/household/push-hosts.ts'
import { briefly } from '../../lambda/log.ts'
import { noticeOf, pushService } from '../../lambda/outbox/push-service.ts'
import { newVapidKeys } from '../../local/data-folder.ts'
import { type Answer, aSubscriber, openPushServer, type PushServer, signedClaims } from '../support/push.ts'

const vapid = { subject: 'mailto:shop@shop.example', ...newVapidKeys() }
const never = () => new AbortController().signal

describe('a push', () => {
  let server: PushServer
  let reported: string[]

  beforeAll(async () => {
    server = await openPushServer()
  })
  afterAll(() => server.close())
  beforeEach(() => {
    server.arrived.length = 0
    server.answers.length = 0
    reported = []
  })

  const portOf = () => server.host.split(':')[1]
  const sender = ({
    hosts = server.host,
    addresses,
    deadline = never,
    ca = server.cert,
  }: {
    hosts?: string
    addresses?: LookupAddress[]
    deadline?: (ms: number) => AbortSignal
    ca?: string
  } = {}) =>
    pushService({
      vapid,
      hosts: pushHostsIn(hosts) ?? [],
      deadline,
      report: (error) => reported.push(briefly(error)),
      ca,
      ...(addresses ? { resolve: (_, __, callback) => callback(null, addresses) } : {}),
    })

  it('arrives sealed for one browser, and says that a search is ready and nothing more', async () => {
    const browser = aSubscriber(`${server.origin}/push/one`)
    expect(await sender()(browser.push, 'en-GB', 'sending one')).toBe('sent')
    const [push] = server.arrived
    if (!push) throw new Error('Nothing arrived.')
    expect(push.path).toBe('/push/one')
    expect(push.headers).toMatchObject({
      ttl: '600',
      urgency: 'high',
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
    })
    expect(browser.open(push.body)).toEqual({
      title: 'Corner Shop',
      body: 'Your search is ready',
      lang: 'en-GB',
      tag: push.headers.topic,
    })
    expect(push.body.toString('latin1')).not.toContain('search')
  })

  it('speaks the phone’s language', () => {
    expect(noticeOf('fr-FR', 'x').body).toBe('Votre recherche est prête')
    expect(noticeOf('en-US', 'x').body).toBe('Your search is ready')
  })

  it('has the same tag for the same sending, another for another, and never its id', () => {
    const { tag } = noticeOf('en-GB', 'sending one')
    expect(noticeOf('fr-FR', 'sending one').tag).toBe(tag)
    expect(noticeOf('en-GB', 'sending two').tag).not.toBe(tag)
    expect(tag).toMatch(/^[\w-]{32}$/)
    expect(tag).not.toContain('sending')
  })

  it('cannot be opened by another browser', async () => {
    await sender()(aSubscriber(`${server.origin}/x`).push, 'en-GB', 'one')
    const [push] = server.arrived
    expect(() => aSubscriber(`${server.origin}/x`).open(push?.body ?? Buffer.of())).toThrow()
  })

  it('is signed for its push service, by our key, for hours', async () => {
    await sender()(aSubscriber(`${server.origin}/x`).push, 'en-GB', 'one')
    const [push] = server.arrived
    if (!push) throw new Error('Nothing arrived.')
    const claims = signedClaims(push, vapid.publicKey)
    expect(claims).toMatchObject({ aud: server.origin, sub: vapid.subject })
    const hours = (Number(claims.exp) * 1000 - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(0)
    expect(hours).toBeLessThanOrEqual(24)
  })

  it.each<[Answer, string]>([
    [200, 'sent'],
    [201, 'sent'],
    [202, 'sent'],
    [301, 'refused'],
    [302, 'refused'],
    [307, 'refused'],
    [308, 'refused'],
    [400, 'refused'],
    [401, 'refused'],
    [403, 'refused'],
    [413, 'refused'],
    [404, 'gone'],
    [410, 'gone'],
    [429, 'failed'],
    [500, 'failed'],
    [503, 'failed'],
    ['hang up', 'failed'],
  ])('that is answered with %s was %s, and went nowhere else', async (answer, became) => {
    server.answers.push(answer)
    expect(await sender()(aSubscriber(`${server.origin}/x`).push, 'en-GB', 'one')).toBe(became)
    expect(server.arrived.map(({ path }) => path)).toEqual(['/x'])
  })

  it('that is not answered in time has failed', async () => {
    server.answers.push('silence')
    const timer = new AbortController()
    const asked: number[] = []
    const deadline = (ms: number) => {
      asked.push(ms)
      return timer.signal
    }
    const sending = sender({ deadline })(aSubscriber(`${server.origin}/x`).push, 'en-GB', 'one')
    await server.atLeast(1)
    timer.abort()
    expect(await sending).toBe('failed')
    expect(asked).toEqual([5000])
  })

  it('is not sent to whom nobody vouches for', async () => {
    const other = await openPushServer()
    try {
      const push = aSubscriber(`${other.origin}/x`).push
      expect(await sender({ hosts: other.host })(push, 'en-GB', 'one')).toBe('failed')
      expect(other.arrived).toEqual([])
    } finally {
      await other.close()
    }
  })

  it('is not sent to a host that is not on the list any more', async () => {
    const { push } = aSubscriber(`${server.origin}/x`)
    expect(await sender({ hosts: 'fcm.googleapis.com' })(push, 'en-GB', 'one')).toBe('refused')
    expect(server.arrived).toEqual([])
  })

  const HERE = [{ address: '127.0.0.1', family: 4 }]

  it('is not sent to this machine under a name that stands on the list', async () => {
    const hosts = `push.test:${portOf()}`
    const { push } = aSubscriber(`https://${hosts}/x`)
    expect(await sender({ hosts, addresses: HERE })(push, 'en-GB', 'one')).toBe('refused')
    expect(server.arrived).toEqual([])
    expect(reported).toEqual(['Error ERR_NOT_PUBLIC'])
  })

  it('goes to this machine where the list says localhost', async () => {
    const hosts = `localhost:${portOf()}`
    const { push } = aSubscriber(`https://${hosts}/x`)
    expect(await sender({ hosts, addresses: HERE })(push, 'en-GB', 'one')).toBe('sent')
  })

  it('for a key that nothing can be sealed for is not tried again', async () => {
    const { push } = aSubscriber(`${server.origin}/x`)
    const p256dh = `B${'A'.repeat(86)}`
    expect(await sender()({ ...push, p256dh }, 'en-GB', 'one')).toBe('refused')
    expect(server.arrived).toEqual([])
  })

  it('that failed is written down by a code, never with its address', async () => {
    server.answers.push(500)
    await sender()(aSubscriber(`${server.origin}/secret`).push, 'en-GB', 'one')
    expect(reported).toEqual(['PushRefused HTTP 500'])
  })
})
