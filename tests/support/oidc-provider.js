// A real OpenID provider on this machine, in a process of its own: it is an ES module, and jest runs CommonJS.
// Prints its address when it is open, and ends with its parent.
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

const [, , redirectUri = '', signedOutUri = ''] = process.argv

/** Who can sign in: whoever the request hints at. */
const GROUPS = {
  ada: ['staff', 'corner-shop-admins'],
  vic: ['corner-shop-viewers'],
  eve: ['staff'],
}

const client = {
  redirect_uris: [redirectUri],
  post_logout_redirect_uris: [signedOutUri],
  response_types: ['code'],
  grant_types: ['authorization_code'],
}

const keyOf = (type, options, more) => ({
  ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }),
  ...more,
})

function openProvider(issuer) {
  return new Provider(issuer, {
    clients: [
      {
        ...client,
        client_id: 'console',
        client_secret: 'a-secret:with%odd&signs',
        token_endpoint_auth_method: 'client_secret_basic',
      },
      {
        ...client,
        client_id: 'public-console',
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: {
      keys: [
        keyOf('rsa', { modulusLength: 2048 }, { kid: 'r1', alg: 'RS256', use: 'sig' }),
        keyOf('ec', { namedCurve: 'P-256' }, { kid: 'e1', alg: 'ES256', use: 'sig' }),
      ],
    },
    cookies: { keys: ['for tests'] },
    claims: { openid: ['sub', 'cognito:groups'] },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, ...(GROUPS[sub] ? { 'cognito:groups': GROUPS[sub] } : {}) }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'ES256'] },
  })
}

/** In place of a person who types a password and agrees. */
async function agree(provider, request, response) {
  const { params } = await provider.interactionDetails(request, response)
  const accountId = params.login_hint
  const grant = new provider.Grant({ accountId, clientId: params.client_id })
  grant.addOIDCScope('openid')
  const grantId = await grant.save()
  await provider.interactionFinished(request, response, { login: { accountId }, consent: { grantId } })
}

const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  const provider = openProvider(issuer)
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void agree(provider, request, response)
    else answer(request, response)
  })
  process.stdout.write(`${issuer}\n`)
})
process.stdin.on('end', () => process.exit()).resume()
