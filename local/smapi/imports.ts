import { randomUUID } from 'node:crypto'
import type { DeployedSkill } from '../alexa/deployed-skill.ts'
import type { Fault } from '../alexa/model-check.ts'
import { checkPackage } from '../alexa/package-check.ts'
import { failure } from './failure.ts'
import type { Json } from './json.ts'
import { Kept } from './kept.ts'
import { readUpload, resourceOf, type UploadedPackage } from './package-files.ts'
import { BadArchive } from './zip-directory.ts'

const KEPT_MAX = 50
const LOCALE_AT = 'InteractionModel.'.length

type FaultsByResource = Map<string, readonly Fault[]>

const shown = (faults: readonly Fault[]): Json[] =>
  faults.map(({ path, message }) => ({ ...failure('VALIDATION_FAILED', `${path}: ${message}`) }))

/** The faults of a package, by the resource whose file they are in. */
function faultsOf({ parsed, faults }: UploadedPackage): FaultsByResource {
  const all: FaultsByResource = new Map(faults)
  const models = Object.fromEntries(
    [...parsed]
      .filter(([name]) => name !== 'Manifest')
      .map(([name, model]) => [name.slice(LOCALE_AT), model]),
  )
  // What could not be parsed has its fault already; without a manifest the models are checked all the same.
  for (const fault of checkPackage({ manifest: parsed.get('Manifest'), models })) {
    const resource = resourceOf(fault.path.split(': ')[0] ?? '') ?? 'Manifest'
    if (faults.has(resource)) continue
    all.set(resource, [...(all.get(resource) ?? []), fault])
  }
  return all
}

/** Imports of uploaded skill packages, and what came of them. */
export class Imports {
  readonly #skill: DeployedSkill
  readonly #kept = new Kept<Json>(KEPT_MAX)

  constructor(skill: DeployedSkill) {
    this.#skill = skill
  }

  /**
   * Imports a package: all of it, or nothing if anything is wrong. It is done before this returns.
   * @param action what the import says it did; without a skill id, it made the one skill there is
   * @returns the import's id
   */
  run(bytes: Uint8Array, action: 'CREATE' | 'UPDATE'): string {
    const id = randomUUID()
    this.#kept.keep(id, this.#import(bytes, action))
    return id
  }

  /** What came of an import (`v1.skill.ImportResponse`), or undefined. */
  get(id: string): Json | undefined {
    return this.#kept.get(id)
  }

  #import(bytes: Uint8Array, action: string): Json {
    let upload: UploadedPackage
    try {
      upload = readUpload(bytes)
    } catch (error) {
      if (!(error instanceof BadArchive)) throw error
      return { status: 'FAILED', errors: [failure('INVALID_ARCHIVE', error.message)], warnings: [] }
    }
    const faults = faultsOf(upload)
    if (faults.size === 0) for (const [resource, one] of this.#take(upload)) faults.set(resource, one)
    const isGood = faults.size === 0
    const names = new Set(['Manifest', ...upload.parsed.keys(), ...faults.keys()])
    const resources = [...names].map((name) => {
      const errors = faults.get(name)
      if (errors) return { name, action, status: 'FAILED', errors: shown(errors) }
      return { name, action, status: isGood ? 'SUCCEEDED' : 'ROLLBACK_SUCCEEDED' }
    })
    const warnings = upload.ignored.map((name) =>
      failure(
        'FILE_IGNORED',
        `${JSON.stringify(name.slice(0, 100))} is no part of a skill package that is read here.`,
      ),
    )
    return {
      status: isGood ? 'SUCCEEDED' : 'FAILED',
      skill: { skillId: this.#skill.id, resources },
      warnings,
    }
  }

  #take({ parsed }: UploadedPackage): FaultsByResource {
    const { Manifest: manifest, ...resources } = Object.fromEntries(parsed)
    const models = Object.fromEntries(
      Object.entries(resources).map(([name, model]) => [name.slice(LOCALE_AT), model]),
    )
    const failed = this.#skill.replace({ manifest, models })
    return new Map([...failed].map(([locale, faults]) => [`InteractionModel.${locale}`, faults]))
  }
}
