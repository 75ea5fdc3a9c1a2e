/** The rehearsal material, read once: made-up people, cards and innovations (see its own README). */
import { readFileSync } from 'node:fs';
import type { InnovationSheet } from './innovation-sheet.ts';

const read = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
const lines = <T>(name: string): T[] =>
  read(name)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

/** Which problems belong together is not told: the app suggests it (tests/grouping.test.ts). */
export type ProblemCard = {
  id: string;
  unit_kode: string;
  text: string;
  origin: 'masalah' | 'visi';
};
export type IdeaCard = {
  id: string;
  unit_kode: string;
  text: string;
  cluster: string;
  jenis: 'digital' | 'non_digital';
  sumber: 'baru' | 'modifikasi' | 'replikasi';
  daerah_asal?: string;
};
export type ReadinessSheet = { unit_kode: string; jabatan: string; nilai: (number | null)[] };

export const problems = (): ProblemCard[] => lines('masalah.jsonl');
export const ideas = (): IdeaCard[] => lines('ide.jsonl');
export const clusterTitles = (): Map<string, string> =>
  new Map(
    (JSON.parse(read('klaster.json')) as { key: string; label_id: string }[]).map(
      ({ key, label_id }) => [key, label_id],
    ),
  );
export const sheets = (): ReadinessSheet[] =>
  (JSON.parse(read('kesiapan.json')) as { jawaban: ReadinessSheet[] }).jawaban;
export const rosterFile = (region: string): string => read(`roster-${region}.csv`);

/** The cells of a line; a name with a comma stands in quotes. */
const cells = (line: string) =>
  [...line.matchAll(/(?:"([^"]*)"|([^,]*))(?:,|$)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );

/** Code of a unit by its name, in the roster of a region. */
export const unitCodes = (region: string): Map<string, string> =>
  new Map(
    rosterFile(region)
      .split('\n')
      .slice(1)
      .filter((line) => line.trim() !== '')
      .map((line) => cells(line.trim()))
      .map(([code = '', name = '']) => [name, code]),
  );

/** Innovations worked through from card to registry. */
export const innovations = (): InnovationSheet[] =>
  (JSON.parse(read('inovasi.json')) as { inovasi: InnovationSheet[] }).inovasi;
