/** The sizes in which a shop may have a picture, in pixels; Amazon names the first two for cards. */
export const PICTURE_SIZES = {
  '1200x800': { width: 1200, height: 800 },
  '720x480': { width: 720, height: 480 },
  '320x320': { width: 320, height: 320 },
} as const

export type PictureSize = keyof typeof PICTURE_SIZES

/**
 * The address of a picture in another size. A shop that has several says so by its addresses: one with a
 * step `/1200x800/` has the others beside it. Any other address is of the only picture there is.
 */
export const pictureIn = (address: string, size: PictureSize): string =>
  address.replace(/\/1200x800\//, `/${size}/`)
