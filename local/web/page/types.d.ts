/** One privilege of a turn. */
export interface Verdict {
  readonly allowed: boolean
  readonly needs: number | 'never'
  readonly reason: string
}

export interface Decision {
  readonly level: number | null
  /** Its version; 0 is the built-in one, null one that could not be read. */
  readonly policy: number | null
  readonly privileges: Readonly<Record<string, Verdict>>
}

export interface Card {
  readonly type?: string
  readonly title?: string
  readonly content?: string
  readonly text?: string
}

interface Slot {
  readonly value?: string
  readonly resolutions?: {
    readonly resolutionsPerAuthority?: readonly {
      readonly values?: readonly { readonly value?: { readonly id?: string; readonly name?: string } }[]
    }[]
  }
}

/** A dialog that is Alexa's for now, and how it can be made to end. */
export interface Connection {
  readonly uri: string
  readonly outcomes: readonly string[]
}

/** What `POST /local/turn` answers, as far as this page looks into it. */
export interface Answer {
  readonly speech: string | null
  readonly ssml: string | null
  readonly card: Card | null
  readonly directives: readonly unknown[]
  readonly sessionEnded: boolean
  readonly intent: string | null
  readonly connection: Connection | null
  readonly decision: Decision | null
  readonly error?: string
  readonly ms: number
  readonly request: {
    readonly request?: { readonly intent?: { readonly slots?: Readonly<Record<string, Slot>> } }
  } | null
  readonly response: unknown
}
