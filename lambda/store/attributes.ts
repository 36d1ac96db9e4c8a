import type { AttributeValue } from '@aws-sdk/client-dynamodb'

// An item of ours has a handful of plain attributes, which conditions, keys and TTL look at, and one JSON
// text with the rest. So these few lines do what lib-dynamodb would, without its walk through every value.

/** A text as DynamoDB sends it. */
export const text = (value: string): AttributeValue => ({ S: value })

/** A number as DynamoDB sends it: in text, so that none is rounded on the way. */
export const number = (value: number): AttributeValue => ({ N: String(value) })

/** The text in an attribute, or undefined where it holds anything else. */
export const textIn = (attribute: AttributeValue | undefined): string | undefined => attribute?.S

/** The number in an attribute, or undefined where it holds anything else. */
export const numberIn = (attribute: AttributeValue | undefined): number | undefined =>
  attribute?.N === undefined ? undefined : Number(attribute.N)

/** The JSON object in an attribute. What is no JSON object is an empty one: a schema then says what is missing. */
export function jsonIn(attribute: AttributeValue | undefined): object {
  try {
    return Object(JSON.parse(textIn(attribute) ?? ''))
  } catch {
    return {}
  }
}
