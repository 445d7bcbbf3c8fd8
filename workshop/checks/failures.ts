/** Every way in which a check fails, with the question it asks back. Each code is a heading of `troubleshooting.md`. */
export const failures = {
  'page-broken':
    'The page does not even show its goods. What does the terminal of `npm run dev` say, and the browser’s console?',
  'wrong-service-name': 'Somebody has to find this service among twenty. What is it called, and who says so?',
  'no-database-span': 'The request took its time with the database. Who knows of queries, and was it told to start?',
  'health-traced': 'A probe asks every few seconds. Who pays for these spans, and who reads them?',
  'step-missing': 'Which work of the order has no name yet?',
  'step-elsewhere': 'A span belongs to the one that is active when it starts. Which one was?',
  'step-not-active': 'The span is there, and its work is beside it. Who makes a span the parent of what follows?',
  'error-swallowed': 'The step failed. Who would have to see the error to write it down?',
  'click-not-named': 'The page’s spans are there. Which of them is the order, and how would you search for it?',
  'no-request-span':
    'The click has a span, and the request is not below it. Was it still active when the request was made?',
  'error-missing': 'The buyer saw an error. Who else was told?',
  'error-twice': 'One failure, two errors. Who reported it before you did?',
  'error-elsewhere': 'The error came, in the trace of the page. Which span was active when it was captured?',
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
  'record-without-ids': 'A record takes its ids from the active span. Which one was active when it was written?',
  'record-elsewhere': 'The record has ids, and they lead nowhere. Whose are they?',
  'span-event-dropped': 'The exception was recorded. What did Sentry’s intake make of the place where it stands?',
  'failure-not-marked': 'A list of failed requests is made from the status of spans. Whose job is it to set it?',
  'error-not-logged': 'The order failed, and nobody wrote down why. Who saw the error last?',
  'error-incomplete': 'Somebody reads this at night. What do they need to find the line that threw?',
  'message-told': 'The message was meant for you. Who else reads the answer?',
  'cards-left': 'Which of the cards looks like one you know, and differs in its evidence?',
} as const satisfies Record<string, string>

export type FailureCode = keyof typeof failures
