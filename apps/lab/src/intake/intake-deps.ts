import type { Faults } from '../faults/fault.ts'
import type { Inbox } from '../inbox/inbox.ts'

export type IntakeDeps = {
  inbox: Inbox
  faults: Faults
  /** Takes only what is sent to a known project with its key. */
  isStrict: boolean
}
