import type { IcecatProduct } from './search/icecat.ts'

/** Builds the skill's own catalogue of products. */
export declare function build(products: Iterable<IcecatProduct>): Promise<void>
/** Searches as the skill does. @returns ids, best first */
export declare function search(query: string, k: number): Promise<readonly string[]>
