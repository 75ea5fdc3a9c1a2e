import type { Compilable, CompiledQuery, QueryResult } from 'kysely';
import type { Db, Trx } from './database.ts';

/**
 * A query whose text is built once for each kind of database; only its values change. Building
 * takes longer than carrying it out, and every act of a full hall needs these two or three.
 * `parameters` stand in the order in which the query mentions them.
 */
export function reused<Row>(build: (db: Db | Trx) => Compilable<Row>) {
  const built = new WeakMap<object, CompiledQuery<Row>>();
  return (db: Db | Trx, parameters: readonly unknown[]): Promise<QueryResult<Row>> => {
    const { adapter } = db.getExecutor();
    let query = built.get(adapter);
    if (!query) built.set(adapter, (query = build(db).compile()));
    return db.executeQuery({ ...query, parameters });
  };
}
