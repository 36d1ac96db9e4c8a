import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'

/** Where the table is and how to reach it. */
export interface TableClientSettings {
  readonly region: string
  /** Another engine than the region's own, such as the laptop's. */
  readonly endpoint?: string
  /** What signs the requests; left out, the SDK goes and looks for it. */
  readonly credentials?: NonNullable<DynamoDBClientConfig['credentials']>
  /** For what must not happen twice: tries once, over another client's connections. */
  readonly once?: DynamoDBClient
  /** For an admin's terminal, which may be far from the table: a turn's 3 seconds do not bind it. */
  readonly isPatient?: boolean
}

/**
 * The role's credentials, which Lambda puts into the environment of a process and never changes there.
 * Given to the client as they are, they are not looked up again for every request.
 */
export function credentialsIn(
  env: Readonly<Record<string, string | undefined>>,
): Pick<TableClientSettings, 'credentials'> {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env
  if (!accessKeyId || !secretAccessKey) return {}
  const { AWS_SESSION_TOKEN: sessionToken } = env
  return { credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) } }
}

/** A connection within one region takes single milliseconds; one that takes 300 is not coming. */
const CONNECT_MS = 300
/** One attempt, answer included. Two attempts and the pause between them fit into a turn's 3 seconds. */
const REQUEST_MS = 1000
/** Either of them for a patient client. */
const PATIENT_MS = 5000

/**
 * Steps that every request would take for nobody: copies for a logger where there is none, a header that
 * tells AWS which SDK this is, and one that keeps Lambda functions from calling each other in a circle,
 * which DynamoDB does not read. Signing, retries and the checks of answers stay. A test holds that each of
 * them is still there to be removed.
 */
export const NEEDLESS = [
  'loggerMiddleware',
  'getUserAgentMiddleware',
  'recursionDetectionMiddleware',
] as const

/**
 * A client for the one table, made once a process and shared by all its requests, so that they reuse its
 * kept-alive connections. It throws nothing and connects to nothing until the first request.
 */
export function createTableClient(settings: TableClientSettings): DynamoDBClient {
  const client = new DynamoDBClient({
    region: settings.region,
    ...(settings.endpoint !== undefined && { endpoint: settings.endpoint }),
    ...(settings.credentials !== undefined && { credentials: settings.credentials }),
    // The second attempt is for a connection that died while Lambda slept, and for a throttle. It may
    // repeat a put whose answer got lost: conditional-put.ts makes that harmless.
    maxAttempts: settings.once ? 1 : 2,
    requestHandler: settings.once?.config.requestHandler ?? {
      connectionTimeout: settings.isPatient ? PATIENT_MS : CONNECT_MS,
      requestTimeout: settings.isPatient ? PATIENT_MS : REQUEST_MS,
      // Without this a request that takes too long is only warned about.
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true },
      httpsAgent: { keepAlive: true },
    },
    // Whatever of these is left out is looked for in ~/.aws at the first request: time on a cold start, and
    // on a laptop somebody else's settings.
    retryMode: 'standard',
    defaultsMode: 'standard',
    accountIdEndpointMode: 'disabled',
    authSchemePreference: ['sigv4'],
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    endpointDiscoveryEnabled: false,
    disableClockSkewCorrection: false,
  })
  for (const name of NEEDLESS) client.middlewareStack.remove(name)
  return client
}
