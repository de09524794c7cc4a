// How does the schema engine talk to PostgreSQL? Through Prisma's own pg adapter, with three gaps closed: scripts are
// sent whole (the adapter cuts them at each ";", also inside function bodies), the catalog type "char" is known, and
// the shadow database is a database of its own.
import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type ConnectionInfo,
  DriverAdapterError,
  type IsolationLevel,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from "@prisma/driver-adapter-utils";
import { DatabaseError, Pool } from "pg";

const CHAR_OID = 18;
const TEXT_OID = 25;
const CHAR_MARK = "\u0001char:";

/** Marks "char" columns in their name and lets the adapter read them as text; the mark comes off in `queryRaw`. */
function markCharColumns(pool: Pool): Pool {
  const query = pool.query.bind(pool) as (
    config: unknown,
  ) => Promise<{ fields?: { name: string; dataTypeID: number }[] }>;
  const marked = async (config: unknown) => {
    const result = await query(config);
    for (const field of result.fields ?? []) {
      if (field.dataTypeID !== CHAR_OID) continue;
      field.dataTypeID = TEXT_OID;
      field.name = CHAR_MARK + field.name;
    }
    return result;
  };
  return Object.assign(pool, { query: marked });
}

function asDriverError(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error;
  return new DriverAdapterError({
    kind: "postgres",
    code: error.code ?? "N/A",
    severity: error.severity ?? "ERROR",
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}

class MigrationAdapter implements SqlDriverAdapter {
  readonly provider = "postgres";
  readonly adapterName = "@prisma/adapter-pg";

  constructor(
    private readonly inner: SqlDriverAdapter,
    private readonly pool: Pool,
    private readonly afterwards: () => Promise<void>,
  ) {}

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    const result = await this.inner.queryRaw(query);
    for (const [index, name] of result.columnNames.entries()) {
      if (!name.startsWith(CHAR_MARK)) continue;
      result.columnNames[index] = name.slice(CHAR_MARK.length);
      result.columnTypes[index] = ColumnTypeEnum.Character;
    }
    return result;
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.inner.executeRaw(query);
  }

  /** One message, hence one implicit transaction: a migration that fails leaves nothing behind. */
  async executeScript(script: string): Promise<void> {
    try {
      await this.pool.query(script);
    } catch (error) {
      throw asDriverError(error);
    }
  }

  startTransaction(isolationLevel?: IsolationLevel): Promise<Transaction> {
    return this.inner.startTransaction(isolationLevel);
  }

  getConnectionInfo(): ConnectionInfo {
    return this.inner.getConnectionInfo?.() ?? { supportsRelationJoins: true };
  }

  private disposed = false;

  async dispose(): Promise<void> {
    if (this.disposed) return;
    this.disposed = true;
    await this.inner.dispose();
    await this.pool.end();
    await this.afterwards();
  }
}

async function connect(url: string, afterwards: () => Promise<void> = async () => {}): Promise<MigrationAdapter> {
  const pool = markCharColumns(new Pool({ connectionString: url, max: 4 }));
  return new MigrationAdapter(await new PrismaPg(pool).connect(), pool, afterwards);
}

async function administer(url: string, statement: string): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    await pool.query(statement);
  } finally {
    await pool.end();
  }
}

/** A factory for the schema engine on the database of `ownerUrl`; `close` ends what the engine leaves open. */
export function migrationAdapters(ownerUrl: string): {
  factory: SqlMigrationAwareDriverAdapterFactory;
  close(): Promise<void>;
} {
  const open: MigrationAdapter[] = [];
  const keep = (adapter: MigrationAdapter) => {
    open.push(adapter);
    return adapter;
  };
  const connectToShadowDb = async () => {
    const name = `most_crm_shadow_${randomUUID().slice(0, 8)}`;
    const shadow = new URL(ownerUrl);
    shadow.pathname = `/${name}`;
    await administer(ownerUrl, `CREATE DATABASE "${name}" TEMPLATE template0`);
    const drop = () => administer(ownerUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    return keep(await connect(shadow.toString(), drop));
  };
  return {
    factory: {
      provider: "postgres",
      adapterName: "@prisma/adapter-pg",
      connect: async () => keep(await connect(ownerUrl)),
      connectToShadowDb,
    },
    close: async () => {
      for (const adapter of open) await adapter.dispose();
    },
  };
}
