import type { MessageKey } from '../core/messages/translate.ts';
import type { Shell } from './shell.ts';

/** 0 done · 1 refused or an invariant fails · 2 wrong usage · 3 a fault. */
export type ExitStatus = 0 | 1 | 2 | 3;

/** What was typed for a command, checked against what it takes. */
export interface Typed {
  readonly operands: readonly string[];
  readonly text: (option: string) => string | undefined;
  /** For an option that the command requires. */
  readonly required: (option: string) => string;
  readonly flag: (option: string) => boolean;
}

/** `maybe text` is a flag that a value may follow. */
export type OptionKind = 'text' | 'flag' | 'maybe text';

/** One command of the command line. Options are written without their dashes. */
export interface Command {
  /** One word, or two: `report day`. */
  readonly name: string;
  /** Options and operands as a manual writes them. */
  readonly syntax: string;
  readonly about: MessageKey;
  readonly options: Readonly<Record<string, OptionKind>>;
  readonly required: readonly string[];
  /** Words without an option, all of them needed. */
  readonly operands: readonly string[];
  /** `call` and `batch` speak JSON alone. */
  readonly isAlwaysJson?: true;
  readonly run: (shell: Shell, typed: Typed) => Promise<ExitStatus>;
}

/** The words make no sense: exit status 2, a sentence and the usage. `values` fill the sentence. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, string>>;
  readonly command: Command | undefined;
  constructor(key: MessageKey, values: Readonly<Record<string, string>> = {}, command?: Command) {
    super(key);
    this.key = key;
    this.values = values;
    this.command = command;
  }
}
