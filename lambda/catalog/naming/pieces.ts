import { plainOf, wordSet } from '../query/tokens.ts'

/**
 * What a piece of a title is. A `code` is a model or part number; a `size` a number with its unit, or one that
 * cannot be anything else; `cut` a place where a list of specifications may begin.
 */
export type PieceKind = 'word' | 'number' | 'code' | 'size' | 'cut'

export interface Piece {
  readonly kind: PieceKind
  /** As the title writes it, signs of trade taken off. */
  readonly text: string
  /** Lower case, without accents. */
  readonly plain: string
}

/** Written after a number they make a size of it. Some are words too; then only the number before tells. */
const UNITS = wordSet(
  `mm cm dm m km in inch inches ft feet foot yd mil mils u ru awg ga gauge g kg mg lb lbs oz gsm l ml cl dl gal qt litre litres liter
   liters gb mb tb kb gib mib gbit mbit kbps mbps gbps mbit/s gbit/s hz khz mhz ghz w kw mw watt watts v kv mv va kva volt
   volts a ma mah wh kwh ah amp amps db dba dpi ppi ppm cpm rpm fps lm lumen lumens lux px pixel pixels mp mpx megapixel
   megapixels bit bits bar psi btu min mins minutes sec s ms h hr hrs hour hours day days year years yr jour jours an ans
   pc pcs pce pces piece pieces pk pack packs set sheet sheets page pages port ports outlet outlets way x k degrees deg c f
   joules j nm um µm lane lanes core cores bay bays key keys user users license licenses licence licences channel channels
   ch th gen generation cups cup slot slots pouces pouce piece pieces feuilles watts/m ansi metres metre meter meters`,
)

/** Letters and digits in one word that people do say. */
const SAID =
  /^(?:mp[34]|ps[1-9]|[2-6]g|[48]k|3d|cat\d[a-z]?|usb\d?|h\d|d\d|a[3-6]|x\d|r2d2|2in1|3in1|4x4|wd40|7up|co2|h2o|b12|q10)$/

/** Ends a name once there is one: what follows says what it goes with, or what it can do. */
const CUTS = wordSet(
  'with w for incl including includes featuring compatible replaces replacement avec pour compris compatible fur fuer mit',
)

/** A title in pieces. Anything between brackets is a cut: it explains. */
export function piecesOf(title: string): Piece[] {
  const plainTitle = title
    .normalize('NFC')
    .replace(/[\u00ae\u2122\u00a9\u2120\u200b]/gu, '')
    .replace(/\((?:r|tm|c)\)/giu, '')
    // "Cat.5e" is said as one word, and "w/" is "with".
    .replace(/\bcat[. ](?=\d)/giu, 'Cat')
    .replace(/(?<=\s)w\//giu, 'with ')
    .replace(/[\p{C}\s]+/gu, ' ')
  const raw =
    plainTitle.match(
      /[([{][^)\]}]*[)\]}]?|[,;:|]+(?=\s|$)|\s[-\u2013\u2014]+(?=\s)|[^\s([{,;|]+(?:[,.](?=\d)[^\s([{,;|]+)*/gu,
    ) ?? []
  const pieces: Piece[] = []
  for (const text of raw) {
    const before = pieces.at(-1)
    const plain = plainOf(text).trim()
    const unit = plain.replace(/[^\p{L}\p{N}/µ]/gu, '')
    // "43.2 | cm" is one size.
    if (before?.kind === 'number' && UNITS.has(unit)) {
      pieces[pieces.length - 1] = {
        kind: 'size',
        text: `${before.text} ${text}`,
        plain: `${before.plain} ${unit}`,
      }
    } else pieces.push({ kind: kindOf(text.trim(), plain), text: text.trim(), plain })
  }
  return pieces
}

function kindOf(text: string, plain: string): PieceKind {
  if (/^[([{,;:|]/.test(text) || /^[-\u2013\u2014]+$/.test(text)) return 'cut'
  if (CUTS.has(plain.replace(/[./]+$/, ''))) return 'cut'
  if (!/\d/.test(plain)) return isCodeLike(text) ? 'code' : 'word'
  const bare = plain.replace(/[^\p{L}\p{N}]/gu, '')
  if (SAID.test(bare)) return 'word'
  if (/^[\d.,]+["\u2033\u201d']/.test(text)) return 'size'
  const [, figures = '', unit = ''] = /^([\d.,/x\u00d7-]+)([\p{L}\u00b5/]+)\.?$/u.exec(plain) ?? []
  // "2230s" and "1394a" are models, "2 s" is a time.
  if (UNITS.has(unit) && !/^(?:\d{3,}[shfckx]|\d{4,}[amlgu])$/.test(figures + unit)) return 'size'
  if (/^[\d.,x\u00d7/-]+$/.test(plain)) return 'number'
  return 'code'
}

/** Capitals with signs between them ("AT-FX/MT", "M/M"), or many without a vowel: nobody says these. */
const isCodeLike = (text: string): boolean =>
  (/^\p{Lu}{1,6}(?:[-/.]\p{Lu}{1,6})+\.?$/u.test(text) && !SAID_PAIRS.test(text)) ||
  /^[B-DF-HJ-NP-TV-XZ]{5,}$/.test(text) ||
  BARE_UNITS.has(text)

const SAID_PAIRS =
  /^(?:CD-R|CD-RW|DVD-R|DVD-RW|CD-ROM|DVD-ROM|CD\/DVD|WI-FI|E-BOOK|T-SHIRT|D-LINK|TP-LINK|X-BOX|HI-FI|ALL-IN-ONE|U-LOCK|V-NECK|T-MOBILE|LI-ION|AC\/DC)$/i

/** Units that lost their number: they would be read letter by letter. */
const BARE_UNITS = wordSet(
  'mm cm km km/h m/s cps CPS kg mg lb lbs oz ml cl dl gb GB mb MB tb TB kb Hz kHz MHz GHz kW mW mAh Wh kWh dB dBA dpi DPI ppi rpm Rpm RPM lm pc pcs pce',
)
