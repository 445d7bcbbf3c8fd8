import { cleanup } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

// jsdom has no layout: without a height the virtual lists would draw no row at all.
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { get: () => 800 })
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { get: () => 1_200 })
HTMLCanvasElement.prototype.getContext = () => null
Element.prototype.scrollTo = () => {}
window.matchMedia = (query) => Object.assign(new EventTarget(), { matches: false, media: query }) as MediaQueryList

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})
