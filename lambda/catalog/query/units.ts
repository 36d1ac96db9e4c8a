import type { Language } from '../../locale.ts'

const table = (lines: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    lines
      .trim()
      .split(/\s*\n\s*/)
      .flatMap((line) => {
        const [short = '', ...words] = line.split(' ')
        return words.map((word): [string, string[]] => [word, [short, ...words.slice(0, 1)]])
      }),
  )

/** A unit as it is said, and as feeds write it: the short form, then the long one. */
const UNITS: Record<Language, ReadonlyMap<string, readonly string[]>> = {
  en: table(`w watt watts
    kw kilowatt kilowatts
    v volt volts
    a amp amps ampere amperes
    mah milliamp milliamps
    gb gigabyte gigabytes gig gigs gigabit
    tb terabyte terabytes tera
    mb megabyte megabytes meg megs
    hz hertz
    ghz gigahertz
    mhz megahertz
    mp megapixel megapixels
    in inch inches
    ft foot feet
    m metre metres meter meters
    cm centimetre centimetres centimeter centimeters
    mm millimetre millimetres millimeter millimeters
    l litre litres liter liters
    ml millilitre millilitres milliliter milliliters
    kg kilogram kilograms kilo kilos
    g gram grams
    oz ounce ounces
    lb pound pounds
    db decibel decibels
    dpi dpi`),
  fr: table(`w watt watts
    kw kilowatt kilowatts
    v volt volts
    a ampere amperes
    go gigaoctet gigaoctets giga gigas
    to teraoctet teraoctets tera
    mo megaoctet megaoctets mega
    hz hertz
    ghz gigahertz
    mhz megahertz
    mp megapixel megapixels
    m metre metres
    cm centimetre centimetres
    mm millimetre millimetres
    l litre litres
    ml millilitre millilitres
    kg kilogramme kilogrammes kilo kilos
    g gramme grammes
    db decibel decibels`),
}

/** How a size may be written: "60 watt" is 60w, 60 w, 60 watt. Nothing if the word is no unit. */
export function sizesOf(value: string, unit: string, language: Language): readonly string[] {
  const written = UNITS[language].get(unit) ?? []
  const [short] = written
  return short === undefined ? [] : [`${value}${short}`, ...written.map((one) => `${value} ${one}`)]
}
