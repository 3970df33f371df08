import { describe, expect, it } from 'vitest';
import { trueFolder } from '../../electron/host/folder-place.ts';
import { commandLineWords, readLaunchOptions } from '../../electron/main/launch-options.ts';
import { openingPlace } from '../../electron/main/window-place.ts';

describe('the words after the program’s name', () => {
  it.each([[['--data', '/srv/bakery']], [['--data=/srv/bakery']]])('name the shop’s folder: %j', (words) => {
    expect(readLaunchOptions(['regulars', '--no-sandbox', ...words]).folder).toBe(trueFolder('/srv/bakery'));
  });

  it.each([
    [[], 'owner'],
    [['--role=cashier'], 'cashier'],
    [['--role=owner'], 'owner'],
    [['--role=cashier', '--role=owner'], 'cashier'],
    [['--role=everything'], 'owner'],
  ])('can only take rights away: %j makes the window’s role %s', (words, role) => {
    expect(readLaunchOptions(words).role).toBe(role);
  });

  it('belong to the command line after --command-line', () => {
    expect(commandLineWords(['regulars-till', '--data', 'x'])).toBeUndefined();
    expect(commandLineWords(['regulars-till', '--command-line', 'sale', '--json'])).toEqual([
      'sale',
      '--json',
    ]);
  });
});

describe('the window’s place', () => {
  const screens = [
    { x: 0, y: 0, width: 1920, height: 1080 },
    { x: 1920, y: 0, width: 1280, height: 1024 },
  ];
  const place = { x: 2000, y: 50, width: 1024, height: 768, isMaximized: false };

  it('is the usual size where nothing is remembered', () => {
    expect(openingPlace(undefined, screens)).toEqual({ width: 1280, height: 800 });
  });

  it('is as remembered while its screen is there', () => {
    expect(openingPlace(place, screens)).toEqual({ x: 2000, y: 50, width: 1024, height: 768 });
  });

  it('keeps its size and moves to a screen that is there when its own is gone', () => {
    expect(openingPlace(place, screens.slice(0, 1))).toEqual({ width: 1024, height: 768 });
  });

  it('is never so small that the till can’t be used', () => {
    expect(openingPlace({ ...place, width: 10, height: 10 }, screens)).toMatchObject({
      width: 800,
      height: 600,
    });
  });
});
