// A skill that keeps something in DynamoDB, with the SDK as it comes: no endpoint, no region, no key in the code.
import {
  CreateTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'

const client = new DynamoDBClient()
const TableName = process.env.DYNAMODB_PERSISTENCE_TABLE_NAME ?? 'visits'

async function visits() {
  const { TableNames } = await client.send(new ListTablesCommand())
  if (!TableNames.includes(TableName))
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      }),
    )
  const { Attributes } = await client.send(
    new UpdateItemCommand({
      TableName,
      Key: { id: { S: 'all' } },
      UpdateExpression: 'ADD visits :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
      ReturnValues: 'ALL_NEW',
    }),
  )
  return Attributes.visits.N
}

export async function handler() {
  const outputSpeech = { type: 'PlainText', text: `Visit ${await visits()} to ${TableName}.` }
  return { version: '1.0', response: { outputSpeech, shouldEndSession: true } }
}
