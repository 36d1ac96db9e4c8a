/** Files of the page as text, which esbuild puts into the bundle (`with { type: 'text' }`). */
declare module '*.css' {
  const text: string
  export default text
}
declare module '*.svg' {
  const text: string
  export default text
}
declare module '*/page/phone.js' {
  const text: string
  export default text
}
declare module '*/page/worker.js' {
  const text: string
  export default text
}
/** Pictures as bytes, likewise (`loader` in scripts/bundle.ts). */
declare module '*.png' {
  const bytes: Uint8Array<ArrayBuffer>
  export default bytes
}
