/** Which fields of a message are messages themselves, by tag (field number times 8 plus wire type); all others are skipped by their wire type. */
export type Shape = (Shape | undefined)[]

function shape(): Shape {
  return new Array<Shape | undefined>(128).fill(undefined)
}

const [anyValue, array, list, keyValue] = [shape(), shape(), shape(), shape()]
anyValue[0x2a] = array // array_value = 5
anyValue[0x32] = list // kvlist_value = 6
array[0x0a] = anyValue // values = 1
list[0x0a] = keyValue // values = 1
keyValue[0x12] = anyValue // value = 2

const [event, link, status, resource, scope] = [shape(), shape(), shape(), shape(), shape()]
event[0x1a] = keyValue // attributes = 3
link[0x22] = keyValue // attributes = 4
resource[0x0a] = keyValue // attributes = 1
scope[0x1a] = keyValue // attributes = 3

const span = shape()
span[0x4a] = keyValue // attributes = 9
span[0x5a] = event // events = 11
span[0x6a] = link // links = 13
span[0x7a] = status // status = 15

const log = shape()
log[0x2a] = anyValue // body = 5
log[0x32] = keyValue // attributes = 6

/** Field numbers: opentelemetry-proto, trace/v1, logs/v1 and common/v1. */
export const shapes = { resource, scope, span, log }
