import type { LookupAddress, LookupOptions } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Looks a name up; `dns.lookup`, or what a test puts in its place. */
export type Resolve = (
  name: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** Not the open internet: this machine, its network, documentation, multicast (IANA's special-purpose registries). */
const RESERVED: readonly (readonly [net: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

/**
 * The part of IPv6 that is given out to the world. What lies outside stays out: loopback, unspecified, link-local,
 * unique local, multicast, and everything that wraps an IPv4 address (mapped, NAT64).
 */
const GLOBAL = ['2000::', 3] as const

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

const listOf = (nets: readonly (readonly [net: string, prefix: number])[]): BlockList => {
  const list = new BlockList()
  for (const [net, prefix] of nets) list.addSubnet(net, prefix, familyOf(net))
  return list
}

const reserved = listOf(RESERVED)
const global = listOf([GLOBAL])
const loopback = listOf([
  ['127.0.0.0', 8],
  ['::1', 128],
])

/** Whether an address is on the open internet. */
export function isPublic(address: string): boolean {
  // An address with a zone is one of this machine's own network.
  if (isIP(address) === 0 || address.includes('%')) return false
  const family = familyOf(address)
  return !reserved.check(address, family) && (family === 'ipv4' || global.check(address, family))
}

const isOurs = (address: string): boolean => isIP(address) !== 0 && loopback.check(address, familyOf(address))

/** A name that leads where we do not go. */
export const NOT_PUBLIC = 'ERR_NOT_PUBLIC'

const notPublic = (): NodeJS.ErrnoException =>
  Object.assign(new Error('A push service has an address that is not public.'), { code: NOT_PUBLIC })

/**
 * A look-up for connections, which gives no address that is not public. The connection goes to what it gave: a name
 * is resolved once, so it cannot mean one address when it is checked and another when it is used. `localhost` is
 * this machine, where somebody put it on the list. An address by number is not looked up at all: that it stands on
 * the list, number by number, is checked before.
 */
export const publicOnly =
  (resolve: Resolve): LookupFunction =>
  (name, options, callback) => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, [])
      const mayReach = name === 'localhost' ? isOurs : isPublic
      const [first] = addresses
      // One bad address among good ones is no accident.
      if (!first || !addresses.every(({ address }) => mayReach(address))) return callback(notPublic(), [])
      if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
