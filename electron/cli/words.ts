import { parseArgs } from 'node:util';
import { WrongUsage, type Command, type OptionKind, type Typed } from './command.ts';

/** What may stand before or after any command. */
export const optionsEverywhere: Readonly<Record<string, OptionKind>> = {
  data: 'text',
  role: 'text',
  json: 'flag',
  help: 'flag',
  version: 'flag',
};

/** Everything that was typed, with its command; none for `--help` and `--version` alone. */
export interface ReadWords {
  readonly command: Command | undefined;
  readonly typed: Typed;
}

/** Throws WrongUsage for whatever no command takes. */
export function readWords(words: readonly string[], commands: readonly Command[]): ReadWords {
  const first = placeOfCommand(words);
  const before = words.slice(0, first);
  if (first === words.length) return { command: undefined, typed: check(before, undefined) };
  const [word = '', next = ''] = words.slice(first);
  const command =
    commands.find(({ name }) => name === `${word} ${next}`) ?? commands.find(({ name }) => name === word);
  if (command === undefined) {
    const beginsOne = commands.find(({ name }) => name.startsWith(`${word} `));
    const isHelpWanted = beginsOne !== undefined && words.includes('--help');
    if (!isHelpWanted)
      throw new WrongUsage('cli.wrong.command', { command: named(word, next, beginsOne) }, beginsOne);
    return { command: beginsOne, typed: check(['--help'], beginsOne) };
  }
  const after = words.slice(first + command.name.split(' ').length);
  return { command, typed: check([...before, ...after], command) };
}

const named = (word: string, next: string, beginsOne: Command | undefined): string =>
  beginsOne === undefined || next === '' || next.startsWith('-') ? word : `${word} ${next}`;

/** The first word that is neither an option for everywhere nor its value. */
function placeOfCommand(words: readonly string[]): number {
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    if (!word.startsWith('-')) return at;
    const [name = ''] = word.slice(2).split('=');
    const kind =
      word.startsWith('--') && Object.hasOwn(optionsEverywhere, name) ? optionsEverywhere[name] : undefined;
    if (kind === undefined) throw new WrongUsage('cli.wrong.optionBefore', { option: word });
    at += kind === 'text' && !word.includes('=') ? 2 : 1;
  }
  return words.length;
}

/** Node's own parser cuts the words; what is wrong with them is said in our sentences. */
function check(words: readonly string[], command: Command | undefined): Typed {
  const kinds: Readonly<Record<string, OptionKind>> = { ...optionsEverywhere, ...command?.options };
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      Object.entries(kinds).map(([name, kind]) => [
        name,
        { type: kind === 'text' ? 'string' : 'boolean' } as const,
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const texts = new Map<string, string>();
  const flags = new Set<string>();
  const operands: string[] = [];
  /** The word after a `maybe text` is its value. */
  const isValueOf = (before: (typeof tokens)[number] | undefined): boolean =>
    before?.kind === 'option' && before.value === undefined && kinds[before.name] === 'maybe text';
  const wrong = (key: ConstructorParameters<typeof WrongUsage>[0], values: Record<string, string>): never => {
    throw new WrongUsage(key, values, command);
  };
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'positional' && !isValueOf(tokens[at - 1])) operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName: option, value } = token;
    const kind = Object.hasOwn(kinds, name) && option.startsWith('--') ? kinds[name] : undefined;
    if (kind === undefined) {
      wrong(command === undefined ? 'cli.wrong.optionBefore' : 'cli.wrong.option', {
        option,
        command: command?.name ?? '',
      });
    }
    if (texts.has(name) || flags.has(name)) wrong('cli.wrong.twice', { option });
    if (kind === 'flag') {
      if (value !== undefined) wrong('cli.wrong.flag', { option });
      flags.add(name);
    } else if (kind === 'maybe text') {
      const next = tokens[at + 1];
      const after = value ?? (next?.kind === 'positional' ? next.value : undefined);
      flags.add(name);
      if (after !== undefined) texts.set(name, after);
    } else {
      if (value === undefined || (!token.inlineValue && value.startsWith('--')))
        wrong('cli.wrong.value', { option });
      texts.set(name, value ?? '');
    }
  }
  if (command !== undefined && !flags.has('help')) checkComplete(command, texts, operands);
  return {
    operands,
    text: (option) => texts.get(option),
    required: (option) => texts.get(option) ?? '',
    flag: (option) => flags.has(option),
  };
}

function checkComplete(
  command: Command,
  texts: ReadonlyMap<string, string>,
  operands: readonly string[],
): void {
  const missing = command.required.find((option) => !texts.has(option));
  if (missing !== undefined) throw new WrongUsage('cli.wrong.missing', { option: `--${missing}` }, command);
  const operand = command.operands[operands.length];
  if (operand !== undefined) throw new WrongUsage('cli.wrong.operand', { operand }, command);
  const word = operands[command.operands.length];
  if (word !== undefined) throw new WrongUsage('cli.wrong.word', { word }, command);
}
