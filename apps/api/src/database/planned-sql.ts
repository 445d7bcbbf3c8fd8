import { withSchemaEngine } from './schema-engine.ts'
import { readSchema, schemaFolder } from './schema-files.ts'

/** The SQL that would bring the tables of the database to what the models say; only a comment when nothing is missing. */
export async function plannedSql(databaseUrl: string): Promise<string> {
  const folder = schemaFolder(databaseUrl)
  const files = await readSchema(folder)
  const { stdout } = await withSchemaEngine(files, databaseUrl, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: folder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  )
  return stdout ?? ''
}
