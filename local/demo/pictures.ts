import { PICTURE_SIZES, type PictureSize } from '../../lambda/catalog/picture.ts'
import { pathInProject } from '../root.ts'

const NAME = /^[a-z\d-]{1,60}\.png$/

/**
 * The file of one of the demo shop's pictures, which `npm run pictures` draws.
 * @returns undefined for what cannot be one; a file of that name need not be there
 */
export function pictureFile(size: string, name: string): string | undefined {
  const isKnown = Object.hasOwn(PICTURE_SIZES, size) && NAME.test(name)
  return isKnown ? pathInProject(pictureFolder(size as PictureSize, name)) : undefined
}

/** Where pictures of a size lie in the project. */
export const pictureFolder = (size: PictureSize, name = ''): string => `demo/pictures/${size}/${name}`
