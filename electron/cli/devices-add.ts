import { deviceRoles } from '../core/contract/device-parts.ts';
import { translatorFor } from '../core/messages/translate.ts';
import { WrongUsage, type Command } from './command.ts';
import { devicesAtHand } from './devices-at-hand.ts';
import {
  connectionOptions,
  connectionSyntax,
  connectionText,
  connectionTyped,
  profileTyped,
} from './devices-words.ts';
import { shopLocale, tellValue } from './shell.ts';

export const devicesAdd: Command = {
  name: 'devices add',
  syntax: `--role scanner|printer|display --name NAME ${connectionSyntax} [--json]`,
  about: 'cli.devices.add.about',
  options: { role: 'text', name: 'text', ...connectionOptions },
  required: ['role', 'name'],
  operands: [],
  run: async (shell, typed) => {
    const role = deviceRoles.find((each) => each === typed.required('role'));
    if (role === undefined)
      throw new WrongUsage(
        'cli.wrong.oneOf',
        { option: '--role', words: deviceRoles.join(', ') },
        devicesAdd,
      );
    const name = typed.required('name');
    const connection = connectionTyped(typed, devicesAdd);
    const profile = profileTyped(typed, devicesAdd);
    // A scanner that was left alone is taken back where it is seen.
    const withDevices = connection.kind === 'hid';
    return shell.withTill(
      async (till) => {
        if (withDevices) await devicesAtHand(till);
        const added = await till.devices.configure({ role, name, connection, profile });
        if (!added.ok) return shell.tellError(added.error);
        const say = translatorFor(await shopLocale(till));
        await tellValue(shell, added, () =>
          say('cli.devices.added', { name, connection: connectionText(connection, say) }),
        );
        return 0;
      },
      { withDevices },
    );
  },
};
