// Loaded before a lab: writes a line for every connection that it opens and every name that it looks up.
import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

/**
 * @param {any} owner
 * @param {string} name
 */
function tell(owner, name) {
  const original = owner[name]
  owner[name] = function told(/** @type {any[]} */ ...args) {
    // To listen on an address is to look it up, which asks nobody.
    if (owner !== dns || net.isIP(args[0]) === 0) process.stderr.write(`outgoing: ${name}\n`)
    return original.apply(this, args)
  }
}

tell(net.Socket.prototype, 'connect')
tell(dgram.Socket.prototype, 'send')
tell(dns, 'lookup')
tell(dns, 'resolve')
syncBuiltinESMExports()
