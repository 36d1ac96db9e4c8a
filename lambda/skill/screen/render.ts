import type { interfaces, RequestEnvelope } from 'ask-sdk-model'
import { encode } from 'uqr'
import { pictureIn } from '../../catalog/picture.ts'
import type { Which } from '../../conversation/situation.ts'
import type { Screen } from '../../speech/screen.ts'
import document from './document.json' with { type: 'json' }

const APL = 'Alexa.Presentation.APL'
export const USER_EVENT = 'Alexa.Presentation.APL.UserEvent'
/** One document at a time: the next one takes its place. */
const TOKEN = 'corner-shop'
/** White around the code, in modules: a reader wants four. */
const QUIET = 4

/** Whether the device that asks can show a document. */
export const hasScreen = ({ context }: RequestEnvelope): boolean =>
  Object.hasOwn(context?.System?.device?.supportedInterfaces ?? {}, APL)

/** A QR code as one path of squares, a unit each, and how many units it is wide. */
export function codePath(text: string): { readonly path: string; readonly size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x},${y}h1v1h-1z` : ''))).join('')
  return { path, size }
}

/**
 * The directive that shows a screen: the one APL document of the skill, which names no picture and no text of
 * its own and so never changes, and what it is filled with.
 * https://developer.amazon.com/docs/alexa-presentation-language/apl-document.html
 */
export function showing({
  title,
  items,
  door,
}: Screen): interfaces.alexa.presentation.apl.RenderDocumentDirective {
  const text = door?.lines.join(' ')
  const pictured = items.map(({ image, ...item }) => ({
    ...item,
    ...(image === undefined ? {} : { picture: pictureIn(image, '320x320') }),
  }))
  const screen = {
    title,
    items: pictured,
    ...(door ? { door: { ...codePath(door.url), text, label: text } } : {}),
  }
  return {
    type: 'Alexa.Presentation.APL.RenderDocument',
    token: TOKEN,
    document,
    datasources: { screen: { type: 'object', ...screen } },
  }
}

/** What a tap on the screen means: the product that was tapped, as if it had been named. */
export function tapped(request: unknown): Which {
  const { arguments: given } = (request ?? {}) as { arguments?: unknown }
  const [what, id, name] = Array.isArray(given) ? given : []
  return what === 'describe' && typeof id === 'string' && typeof name === 'string'
    ? { by: 'product', id, name }
    : { by: 'nothing' }
}
