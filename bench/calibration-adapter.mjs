/**
 * The recommendation that admins get, for whoever checks or measures it: `recommend(input)` with what was counted,
 * as `CalibrationInput` describes it. Needs a Node that runs TypeScript: 24, as `npm ci` brings it
 * (node_modules/.bin/node).
 */

const { recommendThreshold } = await method()

/**
 * What the evidence says about the naming threshold.
 * @param {import('../lambda/speaker/calibration/input.ts').CalibrationInput} input
 * @returns {import('../lambda/speaker/calibration/recommend.ts').Recommendation}
 */
export const recommend = (input) => recommendThreshold(input)

/** Not imported above, so that an old Node gets to say a sentence. */
async function method() {
  try {
    return await import('../lambda/speaker/calibration/recommend.ts')
  } catch (cause) {
    if (/** @type {{ code?: unknown }} */ (cause).code !== 'ERR_UNKNOWN_FILE_EXTENSION') throw cause
    throw new Error(
      `The method needs Node 24; this is ${process.version}. npm ci brings it: node_modules/.bin/node.`,
      { cause },
    )
  }
}
