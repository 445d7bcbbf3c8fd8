import type { Break } from '../break.ts'
import { brokenBackend } from './backend.ts'
import { measuringPage } from './metrics.ts'
import { brokenShop } from './shop.ts'

/** Every way in which the apps are broken for a capture; each verdict has one at least. */
export const breaks: Break[] = [{ code: 'linked', broken: 'nothing' }, ...brokenShop, ...brokenBackend, measuringPage]
