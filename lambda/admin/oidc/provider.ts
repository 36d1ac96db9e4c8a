import { hash } from 'node:crypto'
import * as oauth from 'oauth4webapi'
import { asking, isEndpoint, isLoopback } from './asking.ts'
import { faultOf, ServiceFault, SignInRefused } from './faults.ts'
import type { OidcSettings } from './settings.ts'

/** Signatures that are taken: with a key that only the provider has. Never `none`, never a shared secret. */
const SIGNED_BY = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512']
/** How long what the provider says of itself is kept, and after how long an unknown key has us ask again; seconds. */
const KEPT = { metadata: 600, keys: 60 }
/** How far clocks may be apart, in seconds. */
const TOLERANCE = 60

/** What a sign-in that has begun has to remember. */
export interface Begun {
  readonly state: string
  readonly nonce: string
  /** PKCE (RFC 7636). */
  readonly verifier: string
}

/** Who signed in, as the provider says. */
export interface SignedIn {
  readonly issuer: string
  readonly sub: string
  readonly claims: Readonly<Record<string, unknown>>
}

interface Known {
  readonly server: oauth.AuthorizationServer
  /** Epoch seconds. */
  readonly at: number
}

/** The OpenID provider: the only place outside that the console asks. */
export class Provider {
  readonly #settings: OidcSettings
  readonly #redirectUri: string
  readonly #now: () => number
  #known: Known | undefined

  /** @param now epoch milliseconds */
  constructor(settings: OidcSettings, redirectUri: string, now: () => number) {
    this.#settings = settings
    this.#redirectUri = redirectUri
    this.#now = now
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000)
  }

  #options(signal: AbortSignal) {
    const { issuer } = this.#settings
    return {
      [oauth.customFetch]: asking(issuer, signal),
      [oauth.allowInsecureRequests]: isLoopback(issuer),
    }
  }

  /** What the provider says of itself; kept for ten minutes. */
  async #server(signal: AbortSignal): Promise<oauth.AuthorizationServer> {
    if (this.#known && this.#seconds() < this.#known.at + KEPT.metadata) return this.#known.server
    const { issuer } = this.#settings
    const at = this.#seconds()
    try {
      const response = await oauth.discoveryRequest(issuer, this.#options(signal))
      const said = await oauth.processDiscoveryResponse(issuer, response)
      const algorithms = said.id_token_signing_alg_values_supported
      const server = {
        ...said,
        id_token_signing_alg_values_supported: Array.isArray(algorithms)
          ? algorithms.filter((one) => SIGNED_BY.includes(one))
          : ['RS256'],
      }
      this.#known = { server, at }
      return server
    } catch (error) {
      const { code, cause } = faultOf(error)
      throw new ServiceFault(`discovery ${code}`, cause)
    }
  }

  /** @throws {ServiceFault} for an address that is none, or not one of the provider's */
  #endpoint(said: string | undefined): URL {
    const url = URL.parse(said ?? '')
    if (!url || !isEndpoint(this.#settings.issuer, url)) throw new ServiceFault('endpoint')
    return url
  }

  /**
   * Where the browser goes to sign in.
   * @param isOther somebody else than who is signed in at the provider
   * @throws {ServiceFault}
   */
  async begin(signal: AbortSignal, isOther: boolean): Promise<{ to: string; begun: Begun }> {
    const { authorization_endpoint } = await this.#server(signal)
    const url = this.#endpoint(authorization_endpoint)
    const begun = {
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      verifier: oauth.generateRandomCodeVerifier(),
    }
    const asked = {
      response_type: 'code',
      client_id: this.#settings.clientId,
      redirect_uri: this.#redirectUri,
      scope: this.#settings.scope,
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
      ...(isOther ? { prompt: 'login' } : {}),
    }
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
    return { to: url.href, begun }
  }

  /**
   * Who came back from the provider (OpenID Connect Core, 3.1.3): the answer is to what was asked, and the token
   * is the provider's, for us, for this sign-in, of now.
   * @throws {ServiceFault} if the provider cannot be used
   * @throws {SignInRefused} if the answer cannot be taken
   */
  async finish(returned: URLSearchParams, begun: Begun, signal: AbortSignal): Promise<SignedIn> {
    const server = await this.#server(signal)
    try {
      return await this.#exchanged(server, returned, begun, signal)
    } catch (error) {
      throw faultOf(error)
    }
  }

  async #exchanged(
    server: oauth.AuthorizationServer,
    returned: URLSearchParams,
    { state, nonce, verifier }: Begun,
    signal: AbortSignal,
  ): Promise<SignedIn> {
    const now = this.#seconds()
    const client: oauth.Client = {
      client_id: this.#settings.clientId,
      [oauth.clockSkew]: now - Math.floor(Date.now() / 1000),
      [oauth.clockTolerance]: TOLERANCE,
    }
    const parameters = oauth.validateAuthResponse(server, client, returned, state)
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      this.#authentication(server),
      parameters,
      this.#redirectUri,
      verifier,
      this.#options(signal),
    )
    const result = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    })
    await this.#signed(server, response, signal)
    const claims = oauth.getValidatedIdTokenClaims(result)
    if (!claims || !result.id_token) throw new SignInRefused('no id token')
    if (claims.iat > now + TOLERANCE) throw new SignInRefused('iat')
    if (!isOfAccess(result.id_token, claims.at_hash, result.access_token)) throw new SignInRefused('at_hash')
    return { issuer: claims.iss, sub: claims.sub, claims }
  }

  /** Public clients have no secret; the others send it as their provider likes it. */
  #authentication(server: oauth.AuthorizationServer): oauth.ClientAuth {
    const { clientSecret } = this.#settings
    if (clientSecret === undefined) return oauth.None()
    const ways = server.token_endpoint_auth_methods_supported
    const isPosted = Array.isArray(ways) && !ways.includes('client_secret_basic')
    return isPosted ? oauth.ClientSecretPost(clientSecret) : oauth.ClientSecretBasic(clientSecret)
  }

  /**
   * The token's signature, by the provider's keys. They change without a word: for a key that is not among those
   * we have, they are fetched anew, once a minute at the most.
   */
  async #signed(server: oauth.AuthorizationServer, response: Response, signal: AbortSignal): Promise<void> {
    try {
      await oauth.validateApplicationLevelSignature(server, response, this.#options(signal))
    } catch (error) {
      const isUnknown = (error as { code?: unknown }).code === oauth.KEY_SELECTION
      const isOld = this.#known !== undefined && this.#seconds() >= this.#known.at + KEPT.keys
      if (!isUnknown || !isOld) throw error
      this.#known = undefined
      // The keys are kept by the library, for the object that it was given: a new one has none.
      const anew = await this.#server(signal)
      await oauth.validateApplicationLevelSignature(anew, response, this.#options(signal))
    }
  }

  /**
   * Where to sign out of the provider as well; undefined if it has no such place, or does not say.
   * OpenID Connect RP-Initiated Logout, or the way of Cognito.
   * @param back where it sends the browser after that
   */
  async leaving(back: string, signal: AbortSignal): Promise<string | undefined> {
    const { clientId, logoutUrl } = this.#settings
    if (logoutUrl) {
      const url = new URL(logoutUrl)
      url.searchParams.set('client_id', clientId)
      url.searchParams.set('logout_uri', back)
      return url.href
    }
    const { end_session_endpoint } = await this.#server(signal)
    if (end_session_endpoint === undefined) return undefined
    const url = this.#endpoint(end_session_endpoint)
    url.searchParams.set('client_id', clientId)
    url.searchParams.set('post_logout_redirect_uri', back)
    return url.href
  }
}

/** Whether a token that names its access token (`at_hash`: OpenID Connect Core, 3.1.3.6) came with that one. */
function isOfAccess(idToken: string, atHash: unknown, accessToken: string): boolean {
  if (atHash === undefined) return true
  const [head = ''] = idToken.split('.')
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString('utf8')) as { alg: string }
  const digest = hash(`sha${alg.slice(-3)}`, accessToken, 'buffer')
  return atHash === digest.subarray(0, digest.length / 2).toString('base64url')
}
