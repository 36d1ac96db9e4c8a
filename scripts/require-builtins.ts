import { isBuiltin } from 'node:module'
import type { Plugin } from 'esbuild'

const NAMESPACE = 'node-builtin'

/**
 * Has a bundle take Node's own modules with `require` where its sources import them. Importing one reads
 * every name that it exports, and some of those are doors to whole subsystems that are loaded when they
 * are first looked at: `node:http` has WebSocket, behind it all of undici; `node:process` has its report
 * and its flags; `node:crypto` has WebCrypto. `require` looks at nothing.
 */
export const requireBuiltins = (): Plugin => ({
  name: 'require-builtins',
  setup(build) {
    build.onResolve({ filter: /^[a-z_:/0-9]+$/ }, ({ path, kind }) => {
      if (!isBuiltin(path)) return undefined
      return kind === 'require-call' ? { path, external: true } : { path, namespace: NAMESPACE }
    })
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)})`,
      loader: 'js',
    }))
  },
})
