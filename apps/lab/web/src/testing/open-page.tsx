import { render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { connect } from '../api/connect.ts'
import { TracePage } from '../app/later-pages.tsx'
import { Viewer } from '../app/viewer.tsx'
import type { FakeLab } from './fake-lab.ts'

/** Opens the viewer at `path`, connected to `lab`; returns the person in front of it. */
export async function openPage(lab: FakeLab, path: string) {
  history.replaceState(null, '', path)
  const person = userEvent.setup()
  await TracePage.preload()
  render(<Viewer connection={connect(lab.open)} />)
  await lab.connect()
  return person
}
