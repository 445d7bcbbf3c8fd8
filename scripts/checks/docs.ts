import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseDocument } from 'yaml'
import { listFiles } from './source-files.ts'
import { readManifest } from './workspaces.ts'

/** Commands, links, paths and YAML in the documentation that do not hold, each with its file. */
export function docsProblems(root: string): string[] {
  return listFiles(root, ['md']).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const problems = [
      ...unknownCommands(root, text),
      ...brokenLinks(root, file, text),
      ...missingPaths(root, file, text),
      ...brokenYaml(text),
    ]
    return problems.map((problem) => `${file}: ${problem}`)
  })
}

const command = /\bnpm (start|stop|test|run ([\w:-]+))(?:[^\n`]*?(?:--workspace|-w)[ =]([\w@/.-]+))?/g

function unknownCommands(root: string, text: string): string[] {
  return [...codeOf(text).matchAll(command)].flatMap(([written, verb = '', script = verb, workspace = '.']) => {
    const folder = join(root, workspace)
    const isKnown = existsSync(join(folder, 'package.json')) && readManifest(folder).scripts?.[script] !== undefined
    return isKnown ? [] : [`no package.json has the script of \`${written}\``]
  })
}

function brokenLinks(root: string, file: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  const local = targets.filter((target) => !/^([a-z]+:|#)/.test(target))
  return local
    .filter((target) => !existsSync(join(root, dirname(file), target.replace(/#.*$/, ''))))
    .map((target) => `the link to ${target} leads nowhere`)
}

const codePath = /`((?:[\w@.-]+\/)+[\w.-]+\.(?:tsx?|mjs|json|ya?ml|md|css|html|sql|prisma))`/g

function missingPaths(root: string, file: string, text: string): string[] {
  return [...text.matchAll(codePath)]
    .map(([, path = '']) => path)
    .filter((path) => !existsSync(join(root, path)) && !existsSync(join(root, dirname(file), path)))
    .map((path) => `there is no \`${path}\``)
}

function brokenYaml(text: string): string[] {
  return yamlBlocks(text).flatMap((block) =>
    parseDocument(block).errors.map(({ message }) => `YAML does not parse: ${message}`),
  )
}

/** The fenced blocks that say they are YAML. */
export function yamlBlocks(text: string): string[] {
  return [...text.matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)].map(([, block = '']) => block)
}

/** What stands in fences and backticks. */
function codeOf(text: string): string {
  return [...text.matchAll(/^```[\s\S]*?^```|`[^`\n]+`/gm)].map(([code]) => code).join('\n')
}
