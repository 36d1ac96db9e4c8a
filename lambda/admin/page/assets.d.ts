/** Scripts of the console as text, which esbuild puts into the bundle (`with { type: 'text' }`). */
declare module '*/page/today.js' {
  const text: string
  export default text
}
declare module '*/page/curve.js' {
  const text: string
  export default text
}
declare module 'uplot/dist/uPlot.iife.min.js' {
  const text: string
  export default text
}
