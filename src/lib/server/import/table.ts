import { readCsv } from './csv.ts';
import { tableLimits, type TableResult } from './limits.ts';
import { readXlsx } from './xlsx.ts';

export { tableLimits, type TableRefusal, type TableResult } from './limits.ts';

const startsWith = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, index) => bytes[index] === byte);
const isZip = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
/** The container of old Excel, and of an XLSX with a password. */
const isOle = (bytes: Uint8Array) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);
const isPdf = (bytes: Uint8Array) => startsWith(bytes, 0x25, 0x50, 0x44, 0x46);

/**
 * The rows of a CSV or XLSX file somebody chose, as text. Never throws and never runs long; a file
 * that cannot be read gives a refusal code. `fileName` only tells the kind and is not kept.
 */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<TableResult> {
  if (bytes.length === 0) return { refusal: 'file-empty' };
  if (bytes.length > tableLimits.bytes) return { refusal: 'file-too-large' };
  const ending = /\.([a-z0-9]+)\s*$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';

  if (ending === 'csv' || ending === 'tsv' || ending === 'txt') {
    if (isZip(bytes) || isOle(bytes) || isPdf(bytes)) return { refusal: 'file-content-differs' };
    return readCsv(bytes);
  }
  if (ending === 'xlsx') {
    if (isOle(bytes)) return { refusal: 'file-protected' };
    if (!isZip(bytes)) return { refusal: 'file-content-differs' };
    return readXlsx(bytes);
  }
  return { refusal: ending === 'xls' ? 'file-type-old-excel' : 'file-type-unknown' };
}
