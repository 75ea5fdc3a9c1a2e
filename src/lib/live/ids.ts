import { uuidv7 } from 'uuidv7';

/**
 * A new id, made on the device or the server. Needs no secure context: a hall's page is plain
 * http, where `crypto.randomUUID` does not exist and `getRandomValues` does.
 */
export const newId = (): string => uuidv7();
