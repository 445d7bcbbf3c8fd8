import { render, screen } from '@testing-library/react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { laterPart } from './later-part.tsx'

const Part = ({ name }: { name: string }) => <p>This is {name}</p>
const waiting = <p>Fetching …</p>

afterEach(() => vi.unstubAllGlobals())

test('a part is drawn as soon as its code is there, and at once from then on', async () => {
  const LaterPart = laterPart(async () => Part, waiting)
  render(<LaterPart name="one" />)
  expect(screen.getByText('Fetching …')).toBeTruthy()
  expect(await screen.findByText('This is one')).toBeTruthy()

  const { container } = render(<LaterPart name="two" />)
  expect(container.textContent).toBe('This is two')
})

test('a part that was fetched ahead never shows that it waits', async () => {
  const LaterPart = laterPart(async () => Part, waiting)
  await LaterPart.preload()
  const { container } = render(<LaterPart name="one" />)
  expect(container.textContent).toBe('This is one')
})

test('a part whose code comes between the drawing of its waiting and the effects is not missed', async () => {
  // As in a browser: `act` would leave nothing between the two.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  const { promise, resolve } = Promise.withResolvers<typeof Part>()
  const LaterPart = laterPart(() => promise, <p ref={() => resolve(Part)}>Fetching …</p>)
  void LaterPart.preload()
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  root.render(<LaterPart name="one" />)
  expect(await screen.findByText('This is one')).toBeTruthy()
  root.unmount()
})

test('a part that cannot be fetched says so and what to do', async () => {
  const LaterPart = laterPart(() => Promise.reject(new TypeError('Failed to fetch')), waiting)
  render(<LaterPart />)
  expect((await screen.findByRole('alert')).textContent).toContain('could not be fetched')
  expect(screen.getByRole('button', { name: 'Reload the page' })).toBeTruthy()
})
