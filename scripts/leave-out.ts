import type { Plugin } from 'esbuild'

/** A module of somebody else's that no Lambda of ours ever calls, and what stands in for it. */
interface Part {
  readonly name: string
  /** Matches the end of the module's path. */
  readonly file: RegExp
  readonly instead: string
}

/**
 * What is left out of a bundle for Lambda, each with the reason why nothing there misses it. A test holds
 * that every part still matches a module, so that an update which moves one does not go unnoticed.
 */
export const PARTS: readonly Part[] = [
  {
    // Lambda puts the role's credentials into the environment, where the default chain looks first, and
    // lambda/alexa.ts hands them to its client at once. What comes later in the chain (SSO, profiles, STS,
    // processes, container and instance metadata) brings three more clients along.
    name: 'credentials that are not in the environment',
    file: /@aws-sdk\/credential-provider-node\/dist-es\/index\.js$/,
    instead: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'`,
  },
  {
    // The SDK's one use of it are the clients of Alexa's own services, which a skill gets by giving its
    // builder an API client (withApiClient). Ours gives none; the types are gone before any bundling.
    name: "the clients of Alexa's services",
    file: /ask-sdk-model\/index\.js$/,
    instead: `exports.services = {
      ServiceClientFactory: function () { throw new Error('This bundle has no Alexa service clients.') },
    }`,
  },
  {
    // Caches what endpoint discovery found out; DynamoDB's is off unless asked for, and lambda/store/client.ts
    // says that it stays off. The client still makes an empty cache when it is constructed.
    name: 'the cache of endpoint discovery',
    file: /@aws-sdk\/endpoint-cache\/dist-es\/index\.js$/,
    instead: 'export class EndpointCache {}',
  },
  {
    // Loaded on demand for operations that stream events; DynamoDB has none.
    name: 'event streams',
    file: /@smithy\/core\/dist-es\/submodules\/event-streams\/index\.js$/,
    instead: 'export {}',
  },
]

/** Swaps modules for their stand-ins. */
export const leaveOut = (parts: readonly Part[] = PARTS): Plugin => ({
  name: 'leave-out',
  setup(build) {
    for (const { file, instead } of parts)
      build.onLoad({ filter: file }, ({ path }) => ({
        contents: instead,
        loader: 'js',
        resolveDir: path.slice(0, path.lastIndexOf('/')),
      }))
  },
})
