import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultLine, isFault, readConfig } from './config.ts';

describe('configuration', () => {
  test('needs nothing at all', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: null,
      dataDir: resolve('data'),
      databaseFile: resolve('data/labinov.db'),
      origin: null,
      hosts: [],
    });
  });

  test('takes what is set, and an empty value as not set', () => {
    const config = readConfig({
      PORT: '8080',
      HOST: '127.0.0.1',
      LABINOV_DATA: '/srv/lab',
      LABINOV_ORIGIN: 'https://Lab.go.id/',
      LABINOV_HOSTS: 'lab.test, Aula.local',
    });
    expect(config).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      databaseFile: '/srv/lab/labinov.db',
      origin: 'https://lab.go.id',
      hosts: ['lab.test', 'aula.local'],
    });
    expect(readConfig({ PORT: '', HOST: '', LABINOV_ORIGIN: '' })).toMatchObject({ port: 3000 });
    expect(readConfig({ HOST: '0.0.0.0' })).toMatchObject({ host: null });
  });

  test.each([
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['HOST', 'http://x'],
    ['LABINOV_DATA', ' data'],
    ['LABINOV_ORIGIN', 'http://lab.go.id'],
    ['LABINOV_ORIGIN', 'https://lab.go.id/aplikasi'],
    ['LABINOV_ORIGIN', 'lab.go.id'],
    ['LABINOV_HOSTS', 'lab.test:3000'],
    ['LABINOV_DATAA', 'data'],
  ])('%s=%s is a fault of one line with name, value and what is expected', (name, value) => {
    const result = readConfig({ [name]: value });
    expect(isFault(result)).toBe(true);
    const line = isFault(result) ? faultLine(result) : '';
    expect(line).toMatch(/^\S+=".*" \S.*\.$/);
    expect(line).toContain(`${name}=${JSON.stringify(value)}`);
    expect(line).not.toContain('\n');
  });
});
