import type { Fault } from '../alexa/model-check.ts'
import { isTooDeep } from './json.ts'
import { readZip } from './zip.ts'

/** Not of what begins with a dot: systems and editors leave such files in any folder. */
const MODEL = /^interactionModels\/custom\/([^/.][^/]*)\.json$/
const LOCALE = /^[a-z]{2}-[A-Z]{2}$/
const MANIFEST = 'skill.json'

/** The resource that a file of a package is imported as, or undefined for one that is not read. */
export function resourceOf(name: string): string | undefined {
  if (name === MANIFEST) return 'Manifest'
  const locale = MODEL.exec(name)?.[1]
  return locale === undefined ? undefined : `InteractionModel.${locale}`
}

/** True for a locale's code as Alexa writes it. */
export const isLocaleCode = (text: string): boolean => LOCALE.test(text)

/** A package as it was uploaded. */
export interface UploadedPackage {
  /** Parsed files by resource; one that could not be parsed is left out, and has a fault. */
  readonly parsed: ReadonlyMap<string, unknown>
  readonly faults: ReadonlyMap<string, readonly Fault[]>
  /** Files that an import does not look at. */
  readonly ignored: readonly string[]
}

/** The JSON of a file, or what is wrong with it. A byte order mark in front of it does no harm. */
function jsonOf(bytes: Buffer): { readonly value: unknown } | { readonly fault: string } {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isTooDeep(value) ? { fault: 'The file nests too deep.' } : { value }
  } catch (error) {
    return { fault: `The file is not JSON: ${(error as Error).message}` }
  }
}

/**
 * Reads a skill package out of its archive, in memory.
 * @throws {BadArchive}
 */
export function readUpload(bytes: Uint8Array): UploadedPackage {
  const { files, names } = readZip(bytes, (name) => resourceOf(name) !== undefined)
  const parsed = new Map<string, unknown>()
  const faults = new Map<string, readonly Fault[]>()
  for (const [name, content] of files) {
    const resource = resourceOf(name) ?? name
    const json = jsonOf(content)
    if ('fault' in json) faults.set(resource, [{ path: name, message: json.fault }])
    else parsed.set(resource, json.value)
  }
  if (!files.has(MANIFEST))
    faults.set('Manifest', [{ path: MANIFEST, message: 'The package has no skill.json at its top.' }])
  const ignored = names.filter(
    (name) => !files.has(name) && !name.endsWith('/') && !name.startsWith('assets/'),
  )
  return { parsed, faults, ignored }
}
