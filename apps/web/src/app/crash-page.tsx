/** Shown when a screen fails to draw itself. It stands outside the shop's frame, which may be what failed. */
export function CrashPage({ eventId }: { eventId: string }) {
  return (
    <div className="frame">
      <main className="crash">
        <h1>This screen could not be drawn</h1>
        <p className="lead">
          Your cart is kept. The error was reported as <code>{eventId}</code>.
        </p>
        <button type="button" className="btn primary" onClick={() => window.location.assign('/')}>
          Start again
        </button>
      </main>
    </div>
  )
}
