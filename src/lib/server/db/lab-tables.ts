/** Shape of the tables of the laboratory (`0002_laboratory`). */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface LabTables {}
