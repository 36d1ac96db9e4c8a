import { X509Certificate } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generate } from 'selfsigned'

/** What the https door of the house is opened with. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** A browser that is told once to trust it should not be asked again the same month. */
const DAYS = 90
const DAY_MS = 86_400_000
const SUBJECT_ALT_IP = 7

/** Makes a certificate for an address, signed by nobody but itself. */
async function selfMade(address: string, now: number): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: address }], {
    keyType: 'ec',
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(now + DAYS * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: SUBJECT_ALT_IP, ip: address }] },
    ],
  })
  return { key, cert }
}

/** Whether a certificate is for this address and good for another day. */
function isGood(cert: string, address: string, now: number): boolean {
  try {
    const read = new X509Certificate(cert)
    return read.checkIP(address) !== undefined && Date.parse(read.validTo) > now + DAY_MS
  } catch {
    return false
  }
}

/**
 * The certificate that a data folder keeps, so that a phone is asked about it once; a new one where there is none,
 * where it ran out, or where this machine has another address now. Without a folder it lives as long as the start.
 */
export async function certificateFor(
  address: string,
  folder: string | undefined,
  now: number,
): Promise<Certificate> {
  if (folder === undefined) return selfMade(address, now)
  const files = { key: join(folder, 'lan-key.pem'), cert: join(folder, 'lan-cert.pem') }
  const [key, cert] = await Promise.all(
    [files.key, files.cert].map((file) => readFile(file, 'utf8').catch(() => '')),
  )
  if (key && cert && isGood(cert, address, now)) return { key, cert }
  const made = await selfMade(address, now)
  await writeFile(files.key, made.key, { mode: 0o600 })
  await writeFile(files.cert, made.cert)
  return made
}
