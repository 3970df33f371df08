import type { z } from 'zod';
import type { devices } from '../core/contract/devices.ts';
import { translatorFor, type Translate } from '../core/messages/translate.ts';
import { WrongUsage, type Command } from './command.ts';
import { deviceIdOf, devicesAtHand } from './devices-at-hand.ts';
import { shopLocale, tellValue } from './shell.ts';

const USUAL_WAIT_SECONDS = 10;
const LONGEST_WAIT_SECONDS = 60;

export const devicesTest: Command = {
  name: 'devices test',
  syntax: 'DEVICE [--wait SECONDS] [--json]',
  about: 'cli.devices.test.about',
  options: { wait: 'text' },
  required: [],
  operands: ['DEVICE'],
  run: (shell, typed) => {
    const [word = ''] = typed.operands;
    const waitSeconds = Number(/^\d{1,2}$/.exec(typed.text('wait') ?? String(USUAL_WAIT_SECONDS))?.[0]);
    if (!(waitSeconds >= 1 && waitSeconds <= LONGEST_WAIT_SECONDS))
      throw new WrongUsage('cli.wrong.wait', { most: String(LONGEST_WAIT_SECONDS) }, devicesTest);
    return shell.withTill(
      async (till) => {
        const listed = await devicesAtHand(till);
        if (!listed.ok) return shell.tellError(listed.error);
        const deviceId = deviceIdOf(word, listed.value, devicesTest);
        const device = listed.value.devices.find((each) => each.deviceId === deviceId);
        const say = translatorFor(await shopLocale(till));
        const name = device?.name ?? word;
        if (device?.role === 'scanner' && !shell.isJson)
          shell.printer.complain(say('cli.devices.scanNow', { name, seconds: waitSeconds }));
        const tested = await till.devices.test({ deviceId, waitSeconds });
        if (!tested.ok) return shell.tellError(tested.error);
        const isWorking = tested.value.outcome === 'works';
        const sentence = outcomeText(tested.value, { name, seconds: waitSeconds }, say);
        if (isWorking || shell.isJson) await tellValue(shell, tested, () => sentence);
        else shell.printer.complain(sentence);
        return isWorking ? 0 : 1;
      },
      { withDevices: true },
    );
  },
};

function outcomeText(
  { outcome, problem, symbology, characters }: z.output<typeof devices.test.output>,
  about: { readonly name: string; readonly seconds: number },
  say: Translate,
): string {
  if (problem !== null) return [`${about.name}: ${problem.message}`, `  ${problem.remedy}`].join('\n');
  if (outcome !== 'works') return say(`cli.devices.${outcome}`, about);
  if (characters === null) return say('cli.devices.works', about);
  return say('cli.devices.read', { ...about, characters, symbology: symbology ?? 'none' });
}
