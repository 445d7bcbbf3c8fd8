import type { CheckoutRequest } from '@checkout/contract/http'

export type Keyring = ReturnType<typeof createKeyring>

/** Hands out the `Idempotency-Key` of a request: the same one until the request is settled or becomes another request. */
export function createKeyring(newKey: () => string = () => crypto.randomUUID()) {
  let open: { body: string; key: string } | undefined
  return {
    keyFor(request: CheckoutRequest): string {
      const body = JSON.stringify(request)
      if (open?.body !== body) open = { body, key: newKey() }
      return open.key
    },
    settle(): void {
      open = undefined
    },
  }
}
