// Loaded into ask-cli by --require: writes down every address that it connects, sends or asks the DNS for.
'use strict'

const { appendFileSync } = require('node:fs')
const { isIP, Socket } = require('node:net')
const dgram = require('node:dgram')
const dns = require('node:dns')

const note = (what, where) =>
  appendFileSync(process.env.SOCKET_LOG, `${JSON.stringify({ what, where: String(where) })}\n`)

const { connect } = Socket.prototype
Socket.prototype.connect = function watched(...args) {
  // Node itself passes its arguments on as one array: [options, callback].
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  const { host, path } = typeof first === 'object' && first !== null ? first : {}
  const where = path ?? host ?? (typeof second === 'string' ? second : 'localhost')
  note('connect', where)
  return connect.apply(this, args)
}

const { send } = dgram.Socket.prototype
dgram.Socket.prototype.send = function watched(...args) {
  note('send', args.find((one) => typeof one === 'string' && isIP(one)) ?? 'unknown')
  return send.apply(this, args)
}

for (const owner of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of Object.getOwnPropertyNames(owner).filter((one) =>
    /^(lookup|resolve|reverse)/.test(one),
  )) {
    const original = owner[name]
    if (typeof original !== 'function') continue
    owner[name] = function watched(host, ...rest) {
      note('dns', host)
      return original.call(this, host, ...rest)
    }
  }
