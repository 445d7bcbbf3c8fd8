import { readEnv } from '../env.ts'
import { openDatabase } from './client.ts'
import { describeDatabase } from './location.ts'
import { emptyAndSeed } from './seed.ts'

const { DATABASE_URL } = readEnv()
const db = openDatabase(DATABASE_URL)
await emptyAndSeed(db)
await db.$disconnect()
console.log(`database ${describeDatabase(DATABASE_URL)}: orders forgotten, shelves full`)
