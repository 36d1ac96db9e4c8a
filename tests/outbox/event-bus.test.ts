import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import type { OrderEvent } from '../../lambda/outbox/effects.ts'
import { announceOn, createEventBus } from '../../lambda/outbox/event-bus.ts'
import { anOrder } from './samples.ts'

const event: OrderEvent = { is: 'order', id: 'o1.reserved', type: 'OrderReserved', order: anOrder('o1') }

describe('the event bus', () => {
  let server: Server
  let client: EventBridgeClient
  const arrived: { headers: IncomingHttpHeaders; body: string }[] = []
  let answer: { status: number; body: object }

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8')
      request.on('data', (chunk: string) => {
        body += chunk
      })
      request.on('end', () => {
        arrived.push({ headers: request.headers, body })
        response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1' })
        response.end(JSON.stringify(answer.body))
      })
    })
    await new Promise<void>((open) => server.listen(0, '127.0.0.1', open))
    client = createEventBus({
      region: 'eu-west-1',
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    })
  })
  afterAll(async () => {
    client.destroy()
    await new Promise((closed) => server.close(closed))
  })
  beforeEach(() => {
    arrived.length = 0
    answer = { status: 200, body: { FailedEntryCount: 0, Entries: [{ EventId: 'e' }] } }
  })

  it('gets an order by itself, with nobody in it', async () => {
    await announceOn(client, 'shop-bus')(event)
    expect(arrived).toHaveLength(1)
    expect(arrived[0]?.headers['x-amz-target']).toBe('AWSEvents.PutEvents')
    const { Entries } = JSON.parse(arrived[0]?.body ?? '{}')
    expect(Entries).toEqual([
      {
        EventBusName: 'shop-bus',
        Source: 'corner-shop',
        DetailType: 'OrderReserved',
        Time: event.order.at,
        Detail: expect.any(String),
      },
    ])
    const detail = JSON.parse(Entries[0].Detail)
    expect(Object.keys(detail)).toEqual(['id', 'order', 'product', 'price', 'at', 'until', 'locale'])
    expect(detail.id).toBe('o1.reserved')
  })

  it('that answers well and took nothing has not got it', async () => {
    answer.body = { FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'x' }] }
    await expect(announceOn(client, 'shop-bus')(event)).rejects.toMatchObject({ code: 'ThrottlingException' })
  })

  it('that answers without a count has not got it, as far as anybody knows', async () => {
    answer.body = {}
    await expect(announceOn(client, 'shop-bus')(event)).rejects.toMatchObject({ name: 'EventRefused' })
  })

  it('that refuses has not got it', async () => {
    answer = { status: 400, body: { __type: 'ResourceNotFoundException' } }
    await expect(announceOn(client, 'shop-bus')(event)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  })
})
