const NAME_TAG = /<alexa:name\s[^>]*?personId="([^"]*)"[^>]*?\/>/gu
const BREAK = /<break\b[^>]*\/?>/gu
const TAG = /<[^>]+>/gu
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

const unescaped = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/gu, (whole, name: string) => ENTITIES[name] ?? whole)

/**
 * What a person hears of an SSML text, as plain words.
 * @param nameOf the name that Alexa would say for a person id; where it knows none, it says nothing
 */
export function heard(ssml: string, nameOf: (personId: string) => string | undefined): string {
  const named = ssml.replace(NAME_TAG, (_, id: string) => nameOf(unescaped(id)) ?? '')
  return unescaped(named.replace(BREAK, ' ').replace(TAG, ''))
    .replace(/[ \t\r\n]+/gu, ' ')
    .trim()
}
