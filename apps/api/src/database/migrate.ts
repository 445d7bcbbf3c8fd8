import { readEnv } from '../env.ts'
import { prepareDatabase } from './prepare.ts'

const { file, migrations, products } = await prepareDatabase(readEnv().DATABASE_URL)
console.log(`database ${file}`)
console.log(migrations.length > 0 ? `applied ${migrations.join(', ')}` : 'no migration was missing')
console.log(products > 0 ? `added ${products} products` : 'the products are there')
