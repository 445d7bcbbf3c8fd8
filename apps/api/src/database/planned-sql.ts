import { withSchemaEngine } from './schema-engine.ts'
import { readSchema, sqliteFolder } from './schema-files.ts'

/** The SQL that would bring the tables of `filename` to what the models say; only a comment when nothing is missing. */
export async function plannedSql(filename: string): Promise<string> {
  const files = await readSchema(sqliteFolder)
  const { stdout } = await withSchemaEngine(files, filename, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: sqliteFolder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  )
  return stdout ?? ''
}
