import { setTimeout as delay } from 'node:timers/promises'
import { status } from '@grpc/grpc-js'
import { rpcCodeOf } from '../intake/rpc-status.ts'
import { faultMessages } from './apply-faults.ts'
import type { Faults, Signal } from './fault.ts'

/** Rejects with the status of the fault that is on; a client whose connection closed sees UNAVAILABLE. */
export async function grpcFault(faults: Faults, signal: Signal): Promise<void> {
  const fault = faults.take(null, signal)
  if (!fault) return
  if (fault.delayMs > 0) await delay(fault.delayMs)
  if (fault.answer === 'ok') return
  if (fault.answer === 'close') throw Object.assign(new Error('the connection closed'), { code: status.UNAVAILABLE })
  throw Object.assign(new Error(faultMessages[fault.answer]), { code: rpcCodeOf(fault.answer) })
}
