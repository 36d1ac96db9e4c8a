/**
 * Whether a browser says that another site sent this. What is no browser says nothing, and has no cookie either.
 * @param publicUrl where browsers find the shop
 */
export function isForeign(publicUrl: string, header: (name: string) => string | undefined): boolean {
  const site = header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const origin = header('origin')
  if (origin === undefined) return false
  const host = header('host')
  const ours = [new URL(publicUrl).origin, ...(host ? [`https://${host}`, `http://${host}`] : [])]
  return !ours.includes(origin)
}
