/** The provider cannot be used just now, or not as it is set up: nothing that who signs in can do about. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault'
  readonly code: string

  constructor(code: string, cause?: unknown) {
    super(`The sign-in service cannot be used: ${code}.`, cause === undefined ? undefined : { cause })
    this.code = code
  }
}

/** What the provider, or somebody in its name, sent cannot be taken. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused'
  readonly code: string

  constructor(code: string) {
    super(`This sign-in was not taken: ${code}.`)
    this.code = code
  }
}

/** Faults of the library's that are the provider's, not the sign-in's. */
const SERVICE = [
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_MISSING_SERVER_METADATA',
  'OAUTH_INVALID_SERVER_METADATA',
  'OAUTH_HTTP_REQUEST_FORBIDDEN',
  'OAUTH_REQUEST_PROTOCOL_FORBIDDEN',
  'OAUTH_WWW_AUTHENTICATE_CHALLENGE',
]
/** Errors of OAuth (RFC 6749, 4.1.2.1 and 5.2) and claims that may stand in a log; anything else may be anybody's text. */
const SAYABLE =
  /^(?:access_denied|server_error|temporarily_unavailable|login_required|unauthorized_client|unsupported_(?:grant|response)_type|invalid_(?:client|grant|request|scope)|iss|aud|azp|exp|nbf|nonce)$/

/**
 * An error of the library's as one of ours. Theirs carry whole tokens; ours only a code and, of what is known to
 * be harmless, which claim or error it was.
 */
export function faultOf(error: unknown): ServiceFault | SignInRefused {
  if (error instanceof ServiceFault || error instanceof SignInRefused) return error
  const { code, cause, error: said } = (error ?? {}) as Record<'code' | 'cause' | 'error', unknown>
  const { claim } = (cause ?? {}) as { claim?: unknown }
  const detail = [said, claim].find((one) => typeof one === 'string' && SAYABLE.test(one))
  const name = typeof code === 'string' ? code : 'unknown'
  const full = detail === undefined ? name : `${name} ${String(detail)}`
  const isService = SERVICE.includes(name) || detail === 'invalid_client' || detail === 'unauthorized_client'
  return isService ? new ServiceFault(full) : new SignInRefused(full)
}
