import type { Replayer } from '@sentry/rrweb'

type Size = { width: number; height: number }

/** Shrinks the recorded page to the room that `root` has, now and whenever either changes. Returns what ends it. */
export function keepInRoom(replayer: Replayer, root: HTMLElement, onSize: (size: Size) => void): () => void {
  let size: Size = { width: 1, height: 1 }
  const shrink = () => {
    const scale = Math.min(root.clientWidth / size.width, root.clientHeight / size.height, 1)
    replayer.wrapper.style.transform = `scale(${scale})`
  }
  replayer.on('resize', (resized) => {
    size = resized as Size
    onSize(size)
    shrink()
  })
  const observer = new ResizeObserver(shrink)
  observer.observe(root)
  return () => observer.disconnect()
}
