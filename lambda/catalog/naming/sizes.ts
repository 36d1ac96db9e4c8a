import type { Language } from '../../locale.ts'
import { piecesOf } from './pieces.ts'

/** How units are said. What is not here is no size that one would ask for. */
const UNITS: Record<Language, ReadonlyMap<string, string>> = {
  en: new Map(
    Object.entries({
      mm: 'millimetres',
      cm: 'centimetres',
      m: 'metres',
      km: 'kilometres',
      in: 'inches',
      inch: 'inches',
      inches: 'inches',
      '"': 'inches',
      ft: 'feet',
      feet: 'feet',
      l: 'litres',
      cl: 'centilitres',
      ml: 'millilitres',
      g: 'grams',
      kg: 'kilos',
      lb: 'pounds',
      oz: 'ounces',
      w: 'watts',
      kw: 'kilowatts',
      v: 'volts',
      gb: 'gigabytes',
      mb: 'megabytes',
      tb: 'terabytes',
      ghz: 'gigahertz',
      mhz: 'megahertz',
      mah: 'milliamp hours',
      pc: 'pieces',
      pcs: 'pieces',
      pieces: 'pieces',
      pack: 'pack',
      sheets: 'sheets',
      pages: 'pages',
      ports: 'ports',
      port: 'ports',
      cups: 'cups',
    }),
  ),
  fr: new Map(
    Object.entries({
      mm: 'millimètres',
      cm: 'centimètres',
      m: 'mètres',
      km: 'kilomètres',
      '"': 'pouces',
      pouces: 'pouces',
      l: 'litres',
      cl: 'centilitres',
      ml: 'millilitres',
      g: 'grammes',
      kg: 'kilos',
      w: 'watts',
      kw: 'kilowatts',
      v: 'volts',
      gb: 'gigaoctets',
      go: 'gigaoctets',
      mo: 'mégaoctets',
      mb: 'mégaoctets',
      to: 'téraoctets',
      tb: 'téraoctets',
      mah: 'milliampères heures',
      pc: 'pièces',
      pcs: 'pièces',
      pieces: 'pièces',
      tasses: 'tasses',
      ports: 'ports',
    }),
  ),
}

/** The sizes in a title as they are said: "43.2 centimetres", "17 inches". */
export function sizesIn(title: string, language: Language): string[] {
  return piecesOf(title).flatMap(({ kind, plain }) => {
    const [, number = '', unit = ''] =
      kind === 'size' ? (/^([\d.,]+)[\s-]*([\p{L}"]+)/u.exec(plain.replace(/[″”']/g, '"')) ?? []) : []
    const said = UNITS[language].get(unit)
    const size = spoken(number, language)
    return said === undefined ? [] : [`${size} ${isOne(size, language) ? singularOf(said) : said}`]
  })
}

/** English has one of one alone, French of everything below two. */
const isOne = (size: string, language: Language): boolean =>
  language === 'fr' ? Number.parseFloat(size.replace(',', '.')) < 2 : size === '1'

const singularOf = (unit: string): string =>
  unit === 'feet' ? 'foot' : unit === 'inches' ? 'inch' : unit.replace(/s(?= |$)/g, '')

/** A comma between decimals in French, a point in English; grouping is left out. */
function spoken(number: string, language: Language): string {
  const bare = number.replace(/[.,](?=\d{3}(?:\D|$))/g, '').replace(/[.,]$/, '')
  return language === 'fr' ? bare.replace('.', ',') : bare.replace(',', '.')
}
