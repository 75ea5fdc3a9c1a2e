/**
 * One sheet as XLSX, written as its rows come: text cells, numbers and dates, headings that stay and
 * can be filtered by. What many rows cost is the packing, so it is quick rather than small.
 */
import type { CellValue, Column } from './sheets.ts';
import type { Zone } from '#lib/lab/zone.ts';
import { cell, formats, printed, xmlText } from './xlsx.ts';
import { zipOf } from './zip-stream.ts';

export type RowSheet = {
  name: string;
  /** Stands above every printed page. */
  title: string;
  zone: Zone;
  columns: readonly Column[];
  /** Rows by key as they come, some at a time. */
  rows: AsyncIterable<readonly Record<string, CellValue>[]>;
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const pack = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const bytes = (text: string): Uint8Array => Buffer.from(text);

/** The workbook as bytes, as fast as they are taken. */
export function xlsxOf({ name, ...sheet }: RowSheet): AsyncGenerator<Uint8Array> {
  const part = (path: string, text: string) => ({ name: path, content: [bytes(head + text)] });
  return zipOf([
    part('[Content_Types].xml', contentTypes),
    part('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    part('xl/workbook.xml', workbook(name)),
    part(
      'xl/_rels/workbook.xml.rels',
      relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ),
    part('xl/styles.xml', styles),
    { name: 'xl/worksheets/sheet1.xml', content: sheetXml(sheet), level: 1 },
  ]);
}

const type = (path: string, kind: string) =>
  `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
const contentTypes = `<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('/xl/workbook.xml', 'sheet.main')}${type('/xl/worksheets/sheet1.xml', 'worksheet')}${type('/xl/styles.xml', 'styles')}</Types>`;

const relations = (all: [kind: string, target: string][]) =>
  `<Relationships xmlns="${pack}/relationships">${all
    .map(
      ([kind, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${office}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** What stands on every printed page besides: the first two columns, which say what a line is. */
const workbook = (name: string) => {
  const sheet = `'${name.replaceAll("'", "''")}'`;
  const titles = escaped(`${sheet}!$A:$B,${sheet}!$1:$1`);
  return `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${titles}</definedName></definedNames></workbook>`;
};

/** As other sheets of ours, but on as many pages side by side as can be read. A4 is paper 9. */
function printedXml(title: string): string {
  const { pageSetup, headerFooter } = printed(title);
  return `<pageSetup paperSize="9" scale="60" orientation="${pageSetup.orientation}" pageOrder="overThenDown"/><headerFooter><oddHeader>${escaped(headerFooter.oddHeader)}</oddHeader><oddFooter>${escaped(headerFooter.oddFooter)}</oddFooter></headerFooter>`;
}

/** Looks by their place: plain, heading, text, day, minute. */
const look = { heading: 1, text: 2, day: 3, minute: 4 };
const styles = `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="${formats.date}"/><numFmt numFmtId="165" formatCode="yyyy-mm-dd hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${[
  [0, 0],
  [49, 1],
  [49, 0],
  [164, 0],
  [165, 0],
]
  .map(
    ([format, font]) =>
      `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
  )
  .join('')}</cellXfs></styleSheet>`;

async function* sheetXml({
  title,
  zone,
  columns,
  rows,
}: Omit<RowSheet, 'name'>): AsyncGenerator<Uint8Array> {
  const letters = columns.map((_, at) => letterOf(at));
  const widths = columns
    .map(({ kind }, at) => {
      const width = kind === 'text' ? 28 : kind === 'date' ? 16 : 12;
      return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
    })
    .join('');
  const heading = columns
    .map(({ label }, at) => textCell(`${letters[at]}1`, xmlText(label), look.heading))
    .join('');
  yield bytes(
    `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData><row r="1">${heading}</row>`,
  );
  let no = 1;
  for await (const some of rows) {
    let text = '';
    for (const row of some) {
      no += 1;
      text += `<row r="${no}">`;
      for (const [at, column] of columns.entries()) {
        text += cellXml(`${letters[at]}${no}`, column, row[column.key], zone);
      }
      text += '</row>';
    }
    yield bytes(text);
  }
  const last = letters.at(-1) ?? 'A';
  yield bytes(`</sheetData><autoFilter ref="A1:${last}${no}"/>${printedXml(title)}</worksheet>`);
}

function cellXml(at: string, column: Column, value: CellValue, zone: Zone): string {
  const shown = cell(column, value, zone);
  if (shown === null) return '';
  if (typeof shown === 'number') return `<c r="${at}"><v>${shown}</v></c>`;
  if (shown instanceof Date) {
    const days = shown.getTime() / 86_400_000 + 25_569;
    return `<c r="${at}" s="${typeof value === 'number' ? look.minute : look.day}"><v>${days}</v></c>`;
  }
  return textCell(at, shown, look.text);
}

const textCell = (at: string, text: string, style: number) =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

const escaped = (text: string): string =>
  /[&<>"]/.test(text)
    ? text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
    : text;

/** A, B … Z, AA, AB … */
function letterOf(at: number): string {
  const rest = Math.floor(at / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (at % 26));
}
