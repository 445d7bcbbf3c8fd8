import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, type SqlQuery } from '@prisma/driver-adapter-utils'

type Connection = Awaited<ReturnType<PrismaPg['connect']>>
type Query = (...args: unknown[]) => Promise<{ fields?: { dataTypeID: number }[] }>

// As Postgres numbers its types.
const charType = 18
const charArrayType = 1002

/**
 * Prisma's driver for Postgres, able to read the catalogue as well: there, columns have the type `"char"`, which the
 * driver refuses. They pass it as if they were arrays of characters, and come out as characters.
 */
export function catalogueDriver(connectionString: string, connectionTimeoutMillis: number): PrismaPg {
  const driver = new PrismaPg({ connectionString, connectionTimeoutMillis })
  const connect = driver.connect.bind(driver)
  driver.connect = async () => passCharacters(await connect())
  return driver
}

function passCharacters(connection: Connection): Connection {
  const pool = connection.underlyingDriver()
  const query = pool.query.bind(pool) as unknown as Query
  const disguised: Query = async (...args) => {
    const result = await query(...args)
    for (const field of result.fields ?? []) if (field.dataTypeID === charType) field.dataTypeID = charArrayType
    return result
  }
  const queryRaw = connection.queryRaw.bind(connection)
  connection.queryRaw = async (asked: SqlQuery) => {
    const result = await queryRaw(asked)
    const { Character, CharacterArray } = ColumnTypeEnum
    return { ...result, columnTypes: result.columnTypes.map((type) => (type === CharacterArray ? Character : type)) }
  }
  Object.assign(pool, { query: disguised })
  return connection
}
