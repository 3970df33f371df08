import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderPlace, trueFolder, type Surroundings } from '../../electron/host/folder-place.ts';

const linux: Surroundings = { platform: 'linux', environment: {}, home: '/home/ana' };

describe('the shop’s folder', () => {
  it('is the one that was named, before all else', () => {
    const around = { ...linux, environment: { REGULARS_DATA: '/srv/other' } };
    expect(folderPlace('/srv/bakery', around)).toBe('/srv/bakery');
    expect(folderPlace('bakery', around)).toBe(resolve('bakery'));
  });

  it('is the one of REGULARS_DATA where none was named', () => {
    expect(folderPlace(undefined, { ...linux, environment: { REGULARS_DATA: '/srv/bakery' } })).toBe(
      '/srv/bakery',
    );
  });

  it('is the system’s place for an application’s data otherwise', () => {
    expect(folderPlace(undefined, linux)).toBe('/home/ana/.local/share/regulars');
    expect(folderPlace(undefined, { ...linux, environment: { XDG_DATA_HOME: '/data' } })).toBe(
      '/data/regulars',
    );
    expect(
      folderPlace(undefined, { ...linux, environment: { XDG_DATA_HOME: 'relative', REGULARS_DATA: '' } }),
    ).toBe('/home/ana/.local/share/regulars');
    expect(folderPlace(undefined, { ...linux, platform: 'darwin' })).toBe(
      '/home/ana/Library/Application Support/Regulars',
    );
    expect(
      folderPlace(undefined, { ...linux, platform: 'win32', environment: { APPDATA: '/roaming' } }),
    ).toBe('/roaming/Regulars');
  });

  it('has one true name, whichever links lead to it and whether or not it is there yet', () => {
    const place = realpathSync(mkdtempSync(join(tmpdir(), 'regulars-place-')));
    try {
      symlinkSync(place, join(place, 'link'));
      expect(trueFolder(join(place, 'link'))).toBe(place);
      expect(trueFolder(join(place, 'link', 'link', 'new', 'shop'))).toBe(join(place, 'new', 'shop'));
    } finally {
      rmSync(place, { recursive: true });
    }
  });
});
