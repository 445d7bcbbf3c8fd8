import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

// What a page loads when it is opened takes longer than the default of a second on a machine that has more to do.
configure({ asyncUtilTimeout: 4_000 })

// jsdom has no layout: without a height the virtual lists would draw no row at all.
Object.defineProperty(Element.prototype, 'clientHeight', { get: () => 800 })
Object.defineProperty(Element.prototype, 'clientWidth', { get: () => 1_200 })
// Nothing here changes its size.
window.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
// As a browser does: the keyboard goes into the dialog and back.
const focusedBefore = new WeakMap<HTMLDialogElement, Element | null>()
HTMLDialogElement.prototype.showModal = function showModal() {
  focusedBefore.set(this, document.activeElement)
  this.open = true
  this.querySelector<HTMLElement>('input, button')?.focus()
}
HTMLDialogElement.prototype.close = function close() {
  this.open = false
  const before = focusedBefore.get(this)
  if (before instanceof HTMLElement) before.focus()
  // A browser tells of it in a task of its own, after keys that were pressed meanwhile.
  setTimeout(() => this.dispatchEvent(new Event('close')), 20)
}
HTMLCanvasElement.prototype.getContext = () => null
Element.prototype.scrollTo = () => {}
Element.prototype.scrollIntoView = () => {}
window.matchMedia = (query) => Object.assign(new EventTarget(), { matches: false, media: query }) as MediaQueryList

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
  localStorage.clear()
  delete document.documentElement.dataset.theme
})
