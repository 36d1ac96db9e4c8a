import type { Product } from '../catalog/catalog.ts'

/**
 * Where pictures may come from, as the pages' Content-Security-Policy says it: from us, and from anywhere over
 * https. A picture over plain http would tell everybody on the way what is looked at.
 */
export const pictureSources = (publicUrl: string): string => `'self' https: ${new URL(publicUrl).origin}`

/** Whether a page may show the picture of this address. A feed may hold any text. */
function isShowable(address: string, publicUrl: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, origin } = new URL(address)
  return protocol === 'https:' || origin === new URL(publicUrl).origin
}

/** The product without a picture that the policy would block: an empty frame is worse than none. */
export function showable({ image, ...product }: Product, publicUrl: string): Product {
  return image !== undefined && isShowable(image, publicUrl) ? { ...product, image } : product
}
