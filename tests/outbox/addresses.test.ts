import type { LookupAddress } from 'node:dns'
import { isPublic, NOT_PUBLIC, publicOnly } from '../../lambda/outbox/addresses.ts'

describe('an address is on the open internet', () => {
  it.each([
    '142.250.74.106',
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '2a00:1450:4001:81b::200a',
    '2606:4700::1111',
  ])('like %s', (address) => {
    expect(isPublic(address)).toBe(true)
  })

  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '169.254.170.2',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.250',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:0:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '2a00:1450::1%eth0',
    'fcm.googleapis.com',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.1',
    '',
  ])('unlike %s', (address) => {
    expect(isPublic(address)).toBe(false)
  })
})

describe('a look-up', () => {
  const GOOD = { address: '142.250.74.106', family: 4 }
  const GOOD_SIX = { address: '2a00:1450:4001:81b::200a', family: 6 }

  /** What a connection to this name gets, if the name has these addresses. */
  const given = (addresses: LookupAddress[] | Error, name = 'push.example', all = true) =>
    new Promise((resolve, reject) => {
      let lookUps = 0
      const lookup = publicOnly((_, __, callback) => {
        lookUps += 1
        expect(lookUps).toBe(1)
        if (addresses instanceof Error) callback(addresses, [])
        else callback(null, addresses)
      })
      lookup(name, { all }, (error, found, family) => {
        if (error) reject(error)
        else resolve(all ? found : { address: found, family })
      })
    })

  it('gives the addresses that it looked at, and no others', async () => {
    expect(await given([GOOD, GOOD_SIX])).toEqual([GOOD, GOOD_SIX])
    expect(await given([GOOD_SIX, GOOD], 'push.example', false)).toEqual(GOOD_SIX)
  })

  it.each([
    ['this machine', [{ address: '127.0.0.1', family: 4 }]],
    ['the cloud’s own door', [{ address: '169.254.169.254', family: 4 }]],
    ['a mapped address', [{ address: '::ffff:169.254.169.254', family: 6 }]],
    ['one bad address among good ones', [GOOD, GOOD_SIX, { address: '10.0.0.1', family: 4 }]],
    ['nothing', []],
  ])('refuses a name that is %s', async (_, addresses) => {
    await expect(given(addresses)).rejects.toMatchObject({ code: NOT_PUBLIC })
    await expect(given(addresses, 'push.example', false)).rejects.toMatchObject({ code: NOT_PUBLIC })
  })

  it('takes localhost for this machine alone', async () => {
    const here = [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ]
    expect(await given(here, 'localhost')).toEqual(here)
    for (const address of ['10.0.0.1', '169.254.169.254', '8.8.8.8'])
      await expect(given([{ address, family: 4 }], 'localhost')).rejects.toMatchObject({ code: NOT_PUBLIC })
    await expect(given(here, 'localhost.push.example')).rejects.toMatchObject({ code: NOT_PUBLIC })
  })

  it('passes on that there is no such name', async () => {
    const none = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
    await expect(given(none)).rejects.toMatchObject({ code: 'ENOTFOUND' })
  })
})
