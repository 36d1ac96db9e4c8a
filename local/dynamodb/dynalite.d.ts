/** dynalite brings no types; these are the parts of it that are used here. */
declare module 'dynalite' {
  import type { Server } from 'node:http'

  interface DynaliteOptions {
    /** The LevelDB folder; without it everything stays in memory. */
    path?: string
    /** How long a table stays in CREATING, in milliseconds; 500 unless told. */
    createTableMs?: number
    deleteTableMs?: number
    updateTableMs?: number
  }

  /** A server that is not listening yet. Its `close` closes the database too, before it calls back. */
  export default function dynalite(options?: DynaliteOptions): Server
}
