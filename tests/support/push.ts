import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { decrypt } from 'http_ece'
import { generate } from 'selfsigned'
import type { PushSubscription } from '../../lambda/household/state.ts'

/** A push that arrived. */
export interface Arrived {
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** How the next push is answered: a status, or nothing at all. */
export type Answer = number | 'silence' | 'hang up'

/** A push service of one's own, over https, on this machine. */
export interface PushServer {
  readonly host: string
  readonly origin: string
  /** Its certificate, signed by itself. */
  readonly cert: string
  readonly arrived: Arrived[]
  /** The answers to come; where there is none left, 201. */
  readonly answers: Answer[]
  /** Resolves when so many have arrived. */
  atLeast(count: number): Promise<void>
  close(): Promise<void>
}

export async function openPushServer(address = '127.0.0.1'): Promise<PushServer> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'push' }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
          { type: 2, value: 'push.test' },
        ],
      },
    ],
  })
  const arrived: Arrived[] = []
  const answers: Answer[] = []
  const waiting = new Set<() => void>()
  const server: Server = createServer({ key, cert }, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      arrived.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) })
      for (const look of waiting) look()
      const answer = answers.shift() ?? 201
      if (answer === 'hang up') request.socket.destroy()
      else if (answer !== 'silence') {
        const elsewhere = answer >= 300 && answer < 400 ? { location: '/elsewhere' } : {}
        response.writeHead(answer, elsewhere).end('an answer that nobody reads')
      }
    })
  })
  await new Promise<void>((open) => server.listen(0, address, open))
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  return {
    host,
    origin: `https://${host}`,
    cert,
    arrived,
    answers,
    atLeast: (count) =>
      new Promise((resolve) => {
        const look = () => arrived.length >= count && resolve()
        waiting.add(look)
        look()
      }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/** A browser that subscribed: what it gives away, and how it opens what comes. */
export interface Subscriber {
  readonly push: PushSubscription
  /** As `PushSubscription.toJSON()` gives it. */
  readonly json: object
  /** What a push says (RFC 8291). */
  open(body: Buffer): Record<string, unknown>
}

export function aSubscriber(endpoint: string): Subscriber {
  const keys = createECDH('prime256v1')
  keys.generateKeys()
  const auth = randomBytes(16)
  const push = { endpoint, p256dh: keys.getPublicKey('base64url'), auth: auth.toString('base64url') }
  return {
    push,
    json: { endpoint, expirationTime: null, keys: { p256dh: push.p256dh, auth: push.auth } },
    open: (body) =>
      JSON.parse(
        decrypt(body, { version: 'aes128gcm', privateKey: keys, authSecret: push.auth }).toString('utf8'),
      ),
  }
}

/** The claims of a push's signature, if the signature is by this key (RFC 8292). */
export function signedClaims({ headers }: Arrived, publicKey: string): Record<string, unknown> {
  const [, token = '', key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(String(headers.authorization)) ?? []
  expect(key).toBe(publicKey)
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.toString('base64url', 1, 33), point.toString('base64url', 33)]
  const jwk = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const isGood = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: jwk, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  expect(isGood).toBe(true)
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))
}
