import { readEnv } from '../env.ts'
import { DatabaseBusyError } from './database-busy-error.ts'
import { DatabaseUnreachableError } from './database-unreachable-error.ts'
import { prepareDatabase } from './prepare.ts'

try {
  const { database, migrations, products } = await prepareDatabase(readEnv().DATABASE_URL)
  console.log(`database ${database}`)
  console.log(migrations.length > 0 ? `applied ${migrations.join(', ')}` : 'no migration was missing')
  console.log(products > 0 ? `added ${products} products` : 'the products are there')
} catch (error) {
  if (!(error instanceof DatabaseBusyError || error instanceof DatabaseUnreachableError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
// On Postgres the engine sets a clock of ten seconds for its lock and never takes it back: the process would wait for that.
process.exit()
