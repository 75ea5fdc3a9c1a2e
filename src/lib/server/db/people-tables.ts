import type { Generated } from 'kysely';

/** Shape of the tables of `0001_people`, as the plugin shows them: camel case. Flags are 0/1, instants unix ms. */
export interface PeopleTables {
  region: RegionTable;
  account: AccountTable;
  session: SessionTable;
  device: DeviceTable;
  tableSeat: TableSeatTable;
  setupKey: SetupKeyTable;
}

export interface RegionTable {
  id: string;
  name: string;
  kind: string;
  /** What the region calls its planning agency: "Bappeda", "Bapperida", "Baperlitbang" … */
  agencyName: string;
  createdAt: number;
  /** `0021_registry`: 1 = visitors without an account may read what is registered. */
  registryPublic: Generated<number>;
  /** `0029_zone`: WIB, WITA or WIT. */
  zone: Generated<string>;
}

export interface AccountTable {
  id: string;
  /** Lower case. */
  username: string;
  name: string;
  position: string;
  passwordHash: string;
  /** Until when a one-time password works; null once the person has chosen their own. */
  temporaryUntil: number | null;
  /** JSON array of roles. */
  roles: string;
  regionId: string | null;
  disabledAt: number | null;
  createdAt: number;
}

export interface SessionTable {
  /** SHA-256 (hex) of the token in the cookie. */
  idHash: string;
  accountId: string;
  expiresAt: number;
  createdAt: number;
  lastSeenAt: number;
  userAgent: string;
}

export interface DeviceTable {
  /** SHA-256 (hex) of the token in the cookie of a participant's browser. */
  tokenHash: string;
  personId: string;
  labId: string;
  createdAt: number;
}

/** `0007_tables`: somebody at a device that several people share. */
export interface TableSeatTable {
  tokenHash: string;
  labId: string;
  personId: string;
  createdAt: number;
}

export interface SetupKeyTable {
  hash: string;
  createdAt: number;
  usedAt: number | null;
}
