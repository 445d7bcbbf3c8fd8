import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'

// A deadline, not a wait: on a busy machine the first page alone can take more than the usual second.
configure({ asyncUtilTimeout: 10_000 })

// jsdom has no layout, so it knows neither of these.
Element.prototype.scrollIntoView = () => {}
window.matchMedia = () => new EventTarget() as MediaQueryList

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/')
})

afterEach(cleanup)
