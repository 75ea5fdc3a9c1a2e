/** An outcome as the answer to a download. */
import { error } from '@sveltejs/kit';
import { toCsv } from './export/csv.ts';
import { toJson } from './export/json.ts';
import { safeFileName, type Sheets } from './export/sheets.ts';
import { toXlsx } from './export/xlsx.ts';
import { paperTypes, type PaperFormat } from './paper-orders.ts';

export const exportFormats = ['xlsx', 'csv', 'json'] as const;

/** The file in this format; several tables as CSV come as a zip. Any other format is not found. */
export async function exported(outcome: Sheets, format: string): Promise<Response> {
  const { bytes, extension } = await written(outcome, format);
  return download(bytes as Uint8Array<ArrayBuffer>, outcome.title, extension);
}

/** Bytes as a download under this title. */
function download(bytes: Uint8Array<ArrayBuffer>, title: string, extension: PaperFormat): Response {
  return new Response(bytes, {
    headers: {
      'content-type': paperTypes[extension],
      'content-disposition': `attachment; filename="${safeFileName(title)}.${extension}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

async function written(
  outcome: Sheets,
  format: string,
): Promise<{ bytes: Uint8Array; extension: PaperFormat }> {
  switch (format) {
    case 'xlsx':
      return { bytes: await toXlsx(outcome), extension: 'xlsx' };
    case 'csv':
      return toCsv(outcome);
    case 'json':
      return { bytes: toJson(outcome), extension: 'json' };
    default:
      error(404);
  }
}
