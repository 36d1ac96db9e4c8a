/** The icon's sizes on home screens, in pixels: Apple's, and those that a manifest should have. */
export const ICON_SIZES = [180, 192, 512] as const
export type IconSize = (typeof ICON_SIZES)[number]
