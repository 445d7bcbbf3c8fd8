/** Every way in which a check fails, with the question it asks back. Each code is a heading of `troubleshooting.md`. */
export const failures = {
  'page-broken':
    'The page does not even show its goods. What does the terminal of `npm run dev` say, and the browser’s console?',
  'request-blocked': 'The browser asked the API before it sent anything. What did it ask, and what was it answered?',
  'no-trace-headers': 'The SDK does not send its headers to everybody. How does it know that the API is ours?',
  'no-traceparent': 'Sentry’s own header arrived. Which header does OpenTelemetry read?',
  'not-sampled': 'The last two digits of traceparent are a decision. Who made it?',
  'parent-ignored': 'The header arrived, and it is right. Who in the server reads it, and who told that one to?',
  'parent-never-sent': 'The server names its parent. Which process should have sent that span, and to whom?',
  'no-server-span': 'What had the server loaded already when telemetry started?',
  'no-browser-span': 'Nothing came from the browser. Does it know where to send, and is it told to trace?',
  'no-backend-span': 'Nothing came from the API. Is its telemetry started, and where does it send to?',
  'headers-leak': 'Your expression matches more than the API. What would it say of another origin?',
  'cards-left': 'Which of the cards looks like one you know, and differs in its evidence?',
} as const satisfies Record<string, string>

export type FailureCode = keyof typeof failures
