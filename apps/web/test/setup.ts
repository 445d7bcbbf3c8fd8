import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'

// jsdom has no layout, so it knows neither of these.
Element.prototype.scrollIntoView = () => {}
window.matchMedia = () => new EventTarget() as MediaQueryList

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/')
})

afterEach(cleanup)
