import { fieldOf, type JsonObject, numberIn, objectIn, objectsIn, textIn } from '../json.ts'
import type { Exception, StackFrame } from '../model.ts'

/** The exceptions of an event, outermost first, with the debug id of each frame's file. Sentry lists both exceptions and frames the other way round. */
export function exceptionsOf(event: JsonObject): Exception[] {
  const debugIds = debugIdsOf(event)
  return objectsIn(objectIn(event, 'exception'), 'values')
    .map((exception) => exceptionOf(exception, debugIds))
    .reverse()
}

function exceptionOf(exception: JsonObject, debugIds: ReadonlyMap<string, string>): Exception {
  const mechanism = objectIn(exception, 'mechanism')
  const frames = objectsIn(objectIn(exception, 'stacktrace'), 'frames')
  return {
    type: textIn(exception, 'type') ?? 'Error',
    value: textIn(exception, 'value') ?? '',
    mechanism: textIn(mechanism, 'type'),
    handled: flagIn(mechanism, 'handled'),
    frames: frames.map((frame) => frameOf(frame, debugIds)).reverse(),
  }
}

function frameOf(frame: JsonObject, debugIds: ReadonlyMap<string, string>): StackFrame {
  const filename = textIn(frame, 'filename')
  const absolute = textIn(frame, 'abs_path')
  return {
    function: textIn(frame, 'function'),
    filename: filename ?? absolute,
    module: textIn(frame, 'module'),
    lineno: numberIn(frame, 'lineno'),
    colno: numberIn(frame, 'colno'),
    inApp: flagIn(frame, 'in_app'),
    debugId: debugIds.get(absolute ?? '') ?? debugIds.get(filename ?? '') ?? null,
    preContext: linesIn(frame, 'pre_context'),
    contextLine: textIn(frame, 'context_line'),
    postContext: linesIn(frame, 'post_context'),
  }
}

/** By the file they were built for. */
function debugIdsOf(event: JsonObject): Map<string, string> {
  const images = objectsIn(objectIn(event, 'debug_meta'), 'images')
  return new Map(
    images.flatMap((image) => {
      const [file, id] = [textIn(image, 'code_file'), textIn(image, 'debug_id')]
      return file && id ? [[file, id]] : []
    }),
  )
}

function flagIn(parent: JsonObject, key: string): boolean | null {
  const value = fieldOf(parent, key)
  return typeof value === 'boolean' ? value : null
}

function linesIn(parent: JsonObject, key: string): string[] {
  const value = fieldOf(parent, key)
  return Array.isArray(value) ? value.filter((line) => typeof line === 'string') : []
}
