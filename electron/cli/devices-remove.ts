import { translatorFor } from '../core/messages/translate.ts';
import type { Command } from './command.ts';
import { deviceIdOf, devicesAtHand } from './devices-at-hand.ts';
import { shopLocale, tellValue } from './shell.ts';

export const devicesRemove: Command = {
  name: 'devices remove',
  syntax: 'DEVICE [--json]',
  about: 'cli.devices.remove.about',
  options: {},
  required: [],
  operands: ['DEVICE'],
  run: (shell, typed) => {
    const [word = ''] = typed.operands;
    return shell.withTill(
      async (till) => {
        const listed = await devicesAtHand(till);
        if (!listed.ok) return shell.tellError(listed.error);
        const deviceId = deviceIdOf(word, listed.value, devicesRemove);
        const removed = await till.devices.remove({ deviceId });
        if (!removed.ok) return shell.tellError(removed.error);
        const say = translatorFor(await shopLocale(till));
        const name = listed.value.devices.find((device) => device.deviceId === deviceId)?.name ?? word;
        await tellValue(shell, removed, () => say('cli.devices.removed', { name }));
        return 0;
      },
      { withDevices: true },
    );
  },
};
