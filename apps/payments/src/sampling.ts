import { sampleByRequest } from '@checkout/otel-node/sample-by-request'

/** Everything that moves money, a hundredth of the probes, a tenth of the rest: money is rare and worth its quota, probes are neither. */
export function paymentsSampler() {
  const money = ['/charges', '/refunds'].map((path) => ({ path, share: 1 }))
  return sampleByRequest([...money, { path: '/ping', share: 0.01 }], 0.1)
}
