import { createHmac, generateKeyPairSync, hash, type KeyObject, randomBytes, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answer = (response: ServerResponse, request: IncomingMessage) => void

const rsa = (modulusLength = 2048) => generateKeyPairSync('rsa', { modulusLength })
const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** Keys cost time to make, and none of these tests alters one. */
const KEYS = { r1: rsa(), r2: rsa(), weak: rsa(1024), e1: ec(), o1: generateKeyPairSync('ed25519') }
type Kid = keyof typeof KEYS

const systemSeconds = () => Math.floor(Date.now() / 1000)
const b64u = (text: string | Buffer): string => Buffer.from(text).toString('base64url')

/** How a token is made: well, unless something says otherwise. */
export interface Lie {
  /** Over the good ones; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  readonly signature?: (data: string) => string
  /** Over the good answer of the token endpoint. */
  readonly answer?: Readonly<Record<string, unknown>>
}

interface Asked {
  readonly nonce: string
  readonly challenge: string
}

const signed = (alg: string, key: KeyObject, data: string): string =>
  b64u(
    alg.startsWith('ES')
      ? sign('sha256', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' })
      : sign(alg === 'EdDSA' ? null : 'sha256', Buffer.from(data), key),
  )

const ALGORITHMS: Readonly<Record<string, string>> = { r: 'RS256', w: 'RS256', e: 'ES256', o: 'EdDSA' }
const algorithmOf = (kid: Kid): string => ALGORITHMS[kid.charAt(0)] ?? 'RS256'

/** A provider made by hand that says whatever it is told to. */
export class LyingProvider {
  readonly server = createServer((request, response) => void this.#answer(request, response))
  issuer = ''
  lie: Lie = {}
  kid: Kid = 'r1'
  published: Kid[] = ['r1', 'e1']
  /** What it says of itself, over what is true. */
  metadata: Readonly<Record<string, unknown>> = {}
  /** Answers of a whole path. */
  readonly answers = new Map<string, Answer>()
  /** Every path that was asked for. */
  readonly asked: string[] = []
  /** What the last request for a token said. */
  sent: { body: URLSearchParams; authorization: string | undefined } | undefined
  now = systemSeconds
  readonly #codes = new Map<string, Asked>()

  static async open(): Promise<LyingProvider> {
    const provider = new LyingProvider()
    await new Promise<void>((done) => provider.server.listen(0, '127.0.0.1', done))
    provider.issuer = `http://127.0.0.1:${(provider.server.address() as AddressInfo).port}`
    return provider
  }

  close(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((done) => void this.server.close(() => done()))
  }

  /** Tells the truth again. */
  reset(): void {
    this.lie = {}
    this.kid = 'r1'
    this.published = ['r1', 'e1']
    this.metadata = {}
    this.answers.clear()
    this.asked.length = 0
    this.sent = undefined
    this.now = systemSeconds
  }

  /** Somebody signs in and agrees: what the browser brings back. */
  agree(to: string): URLSearchParams {
    const { searchParams } = new URL(to)
    const code = randomBytes(12).toString('base64url')
    const said = (name: string) => searchParams.get(name) ?? ''
    if (said('code_challenge_method') !== 'S256' || said('response_type') !== 'code')
      throw new Error('The console did not ask for a code with PKCE.')
    this.#codes.set(code, { nonce: said('nonce'), challenge: said('code_challenge') })
    return new URLSearchParams({ code, state: said('state'), iss: this.issuer })
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.issuer)
    this.asked.push(pathname)
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const other = this.answers.get(pathname)
    if (other) return other(response, request)
    if (pathname === '/.well-known/openid-configuration') return json(response, 200, this.#itself())
    if (pathname === '/keys') return json(response, 200, { keys: this.published.map(publicKey) })
    if (pathname !== '/token') return json(response, 404, {})
    const body = new URLSearchParams(Buffer.concat(parts).toString())
    this.sent = { body, authorization: request.headers.authorization }
    const asked = this.#codes.get(body.get('code') ?? '')
    this.#codes.delete(body.get('code') ?? '')
    const challenge = hash('sha256', body.get('code_verifier') ?? '', 'base64url')
    if (asked?.challenge !== challenge) return json(response, 400, { error: 'invalid_grant' })
    json(response, 200, this.#token(asked))
  }

  #itself() {
    const { issuer } = this
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      authorization_response_iss_parameter_supported: true,
      // A provider that lies would list these, too.
      id_token_signing_alg_values_supported: ['RS256', 'ES256', 'HS256', 'none'],
      ...this.metadata,
    }
  }

  #token({ nonce }: Asked) {
    const { claims, header, signature, answer } = this.lie
    const now = this.now()
    const access = 'an-access-token'
    const alg = algorithmOf(this.kid)
    const good = {
      iss: this.issuer,
      aud: 'console',
      sub: 'ada@shop.example',
      email: 'ada@shop.example',
      name: 'Ada Admin',
      nonce,
      iat: now,
      exp: now + 300,
      at_hash: hash('sha256', access, 'buffer').subarray(0, 16).toString('base64url'),
      'cognito:groups': ['corner-shop-admins'],
    }
    const head = JSON.stringify({ alg, kid: this.kid, typ: 'JWT', ...header })
    const data = `${b64u(head)}.${b64u(JSON.stringify({ ...good, ...claims }))}`
    const mark = signature ? signature(data) : signed(alg, KEYS[this.kid].privateKey, data)
    return {
      access_token: access,
      token_type: 'Bearer',
      expires_in: 300,
      id_token: `${data}.${mark}`,
      ...answer,
    }
  }
}

const publicKey = (kid: Kid) => ({
  ...KEYS[kid].publicKey.export({ format: 'jwk' }),
  kid,
  use: 'sig',
})

/** The old trick: the public key, which everybody has, as a shared secret. */
export const signedWithThePublicKey = (data: string): string =>
  createHmac('sha256', KEYS.r1.publicKey.export({ format: 'pem', type: 'spki' }))
    .update(data)
    .digest('base64url')

export const signedBy =
  (kid: Kid) =>
  (data: string): string =>
    signed(algorithmOf(kid), KEYS[kid].privateKey, data)

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
