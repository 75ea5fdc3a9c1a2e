import type { Selectable } from 'kysely';
import type { Db } from './database.ts';
import type { AccountTable } from './people-tables.ts';

export const staffRoles = ['admin', 'bappeda', 'facilitator'] as const;
/** What an account may be; several at once. Other roles of a lab come from its person. */
export type StaffRole = (typeof staffRoles)[number];

export const isStaffRole = (value: unknown): value is StaffRole =>
  staffRoles.includes(value as StaffRole);

/** A member of staff, as everybody inside the server sees them: never with the password. */
export interface Account {
  id: string;
  username: string;
  name: string;
  position: string;
  roles: StaffRole[];
  regionId: string | null;
  /** Signed in with a one-time password: must choose their own before anything else. */
  mustChangePassword: boolean;
}

export interface ListedAccount extends Account {
  disabledAt: number | null;
  createdAt: number;
  lastSeenAt: number | null;
}

const columns = [
  'account.id',
  'account.username',
  'account.name',
  'account.position',
  'account.roles',
  'account.regionId',
  'account.temporaryUntil',
] as const;

type Row = Pick<
  Selectable<AccountTable>,
  'id' | 'username' | 'name' | 'position' | 'roles' | 'regionId' | 'temporaryUntil'
>;

/** A row as an account; `roles` is JSON text of our own writing. */
export const shape = (row: Row): Account => ({
  id: row.id,
  username: row.username,
  name: row.name,
  position: row.position,
  roles: (JSON.parse(row.roles) as unknown[]).filter(isStaffRole),
  regionId: row.regionId,
  mustChangePassword: row.temporaryUntil !== null,
});
export { columns as accountColumns };

export interface NewAccount {
  id: string;
  username: string;
  name: string;
  position: string;
  passwordHash: string;
  temporaryUntil: number | null;
  roles: StaffRole[];
  regionId: string | null;
  createdAt: number;
}

/** Throws a unique violation when the username is taken. */
export async function insert(db: Db, account: NewAccount): Promise<void> {
  await db
    .insertInto('account')
    .values({ ...account, roles: JSON.stringify(account.roles), disabledAt: null })
    .execute();
}

export async function load(db: Db, id: string): Promise<Account | null> {
  const row = await db
    .selectFrom('account')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? shape(row) : null;
}

/** What signing in needs to know; null when nobody has that name or the account is disabled. */
export async function secretOf(
  db: Db,
  username: string,
): Promise<{ id: string; passwordHash: string; temporaryUntil: number | null } | null> {
  const row = await db
    .selectFrom('account')
    .select(['id', 'passwordHash', 'temporaryUntil'])
    .where('username', '=', username.toLowerCase())
    .where('disabledAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Everybody, by name, with the last time they were seen. */
export async function list(db: Db): Promise<ListedAccount[]> {
  const rows = await db
    .selectFrom('account')
    .leftJoin('session', 'session.accountId', 'account.id')
    .select(columns)
    .select(['account.disabledAt', 'account.createdAt'])
    .select((eb) => eb.fn.max('session.lastSeenAt').as('lastSeenAt'))
    .groupBy('account.id')
    .orderBy('account.name')
    .execute();
  return rows.map((row) => ({
    ...shape(row),
    disabledAt: row.disabledAt,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt ?? null,
  }));
}

/** Accounts of a region that may run labs, by name. */
export async function mayLead(db: Db, regionId: string): Promise<Account[]> {
  const rows = await db
    .selectFrom('account')
    .select(columns)
    .where('regionId', '=', regionId)
    .where('disabledAt', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map(shape).filter(({ roles }) => roles.some((role) => role !== 'admin'));
}

export async function count(db: Db): Promise<number> {
  const row = await db
    .selectFrom('account')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** How many admins who can sign in there are besides this one. */
export async function otherAdmins(db: Db, id: string): Promise<number> {
  const rows = await db
    .selectFrom('account')
    .select('roles')
    .where('id', '!=', id)
    .where('disabledAt', 'is', null)
    .execute();
  return rows.filter((row) => (JSON.parse(row.roles) as string[]).includes('admin')).length;
}

export interface AccountChange {
  name?: string;
  position?: string;
  roles?: StaffRole[];
  regionId?: string | null;
  passwordHash?: string;
  temporaryUntil?: number | null;
  disabledAt?: number | null;
}

/** False when there is no such account. */
export async function update(db: Db, id: string, change: AccountChange): Promise<boolean> {
  const { roles, ...rest } = change;
  const rows = await db
    .updateTable('account')
    .set({ ...rest, ...(roles ? { roles: JSON.stringify(roles) } : {}) })
    .where('id', '=', id)
    .returning('id')
    .execute();
  return rows.length > 0;
}
