/** What a barcode of the command sheet stands for: the same as a key of the till. */
export const commandNames = [
  ...['RECORD', 'UNDO', 'NEXT', 'BACK', 'NO-CARD', 'REWARD', 'YES', 'CLEAR'],
  ...['MORE', 'FEWER', 'LINE-UP', 'LINE-DOWN', 'REMOVE', 'BACKSPACE'],
  ...['NEW-MEMBER', 'ADD-CARD', 'REPLACE-CARD', 'MEMBER-PAGE', 'TODAY', 'REFUND', 'ALL-LEFT', 'TRAINING'],
  ...['QUICK-KEYS', 'APPEARANCE', 'PRACTICE-CARDS', 'PRINTED', 'PRINT-AGAIN', 'PRINTS', 'DRAWER'],
] as const;
export type CommandName = (typeof commandNames)[number];

export const digitKeys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '00'] as const;
export type DigitKey = (typeof digitKeys)[number];

export type BarcodeCommand =
  | { readonly kind: 'do'; readonly name: CommandName }
  | { readonly kind: 'digit'; readonly key: DigitKey }
  /** A reward of the shop, by its id. */
  | { readonly kind: 'reward'; readonly rewardId: string };

/** What the barcode holds: `CMD-RECORD`, `CMD-DIGIT-7`, `CMD-GIVE-` and the reward's id. */
export function commandCode(command: BarcodeCommand): string {
  switch (command.kind) {
    case 'do':
      return `CMD-${command.name}`;
    case 'digit':
      return `CMD-DIGIT-${command.key}`;
    case 'reward':
      return `CMD-GIVE-${command.rewardId.toUpperCase()}`;
  }
}

/** Whether a code claims to be a command, known or not: then it is nothing else. */
export const isCommandCode = (code: string): boolean => /^CMD-/i.test(code.trim());

/** Reads a command's barcode; undefined for one that the till doesn't know. */
export function parseCommandCode(code: string): BarcodeCommand | undefined {
  const text = code.trim().toUpperCase();
  const name = commandNames.find((known) => text === `CMD-${known}`);
  if (name !== undefined) return { kind: 'do', name };
  const key = digitKeys.find((known) => text === `CMD-DIGIT-${known}`);
  if (key !== undefined) return { kind: 'digit', key };
  const id = /^CMD-GIVE-([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})$/.exec(text)?.[1];
  return id === undefined ? undefined : { kind: 'reward', rewardId: id.toLowerCase() };
}
