import { cleanup } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

// jsdom has no layout: without a height the virtual lists would draw no row at all.
Object.defineProperty(Element.prototype, 'clientHeight', { get: () => 800 })
Object.defineProperty(Element.prototype, 'clientWidth', { get: () => 1_200 })
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
}
HTMLDialogElement.prototype.close = function close() {
  this.open = false
  this.dispatchEvent(new Event('close'))
}
HTMLCanvasElement.prototype.getContext = () => null
Element.prototype.scrollTo = () => {}
window.matchMedia = (query) => Object.assign(new EventTarget(), { matches: false, media: query }) as MediaQueryList

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})
