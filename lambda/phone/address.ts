import { isIPv4, isIPv6 } from 'node:net'

/** Of an IPv6 address a home has the first half; the other half it makes up as it likes. */
const HALF = 4

function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const split = (part: string) => (part === '' ? [] : part.split(':'))
  const [before, after] = [split(head), split(tail ?? '')]
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  return [...before, ...Array<string>(missing).fill('0'), ...after]
}

/**
 * What counts as one address where wrong codes are counted: an IPv4 address, and the first 64 bits of an IPv6
 * one. What is none at all is one address together, so that leaving it out gains nobody a try.
 */
export function countedAddress(address: string | undefined): string {
  const bare = (address ?? '')
    .trim()
    .toLowerCase()
    .replace(/^\[|\]$/gu, '')
    .replace(/%.*$/u, '')
  const mapped = /^(?:0*:)*(?:::)?ffff:(\d+\.\d+\.\d+\.\d+)$/u.exec(bare)?.[1] ?? bare
  if (isIPv4(mapped)) return mapped
  if (!isIPv6(bare)) return 'none'
  // A dotted end stands for the last two groups, and is in the half that does not count.
  const groups = groupsOf(bare.replace(/\d+\.\d+\.\d+\.\d+$/u, '0:0'))
  return groups
    .slice(0, HALF)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/** The address in CloudFront's `CloudFront-Viewer-Address`: `198.51.100.7:46532`, `2001:db8::1:46532`. */
export const viewerAddress = (header: string | null): string | undefined =>
  header === null ? undefined : header.replace(/:\d{1,5}$/u, '')
