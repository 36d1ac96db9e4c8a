import { networkInterfaces } from 'node:os'

/** How far the house's door is from the laptop's: 3443 beside 3000. */
const BESIDE = 443

/** This machine's address in the house's own network, or undefined where it is in none. */
export function lanAddress(
  interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): string | undefined {
  const all = Object.values(interfaces).flatMap((some) => some ?? [])
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address
}

/** The port of the https door. */
export const lanPort = (port: number): number => (port === 0 ? 0 : port + BESIDE)
