import { gtinOf, GS1_TEXT_LIMIT, valueProblem, type Gs1Element, type Gs1Problem } from './gs1.ts';
import { fail, ok, type Result } from './result.ts';

/**
 * GS1 Digital Link: a web address that holds what element strings do, on any host and behind any path of its own:
 * `https://example.com/shop/01/09506000134352/10/ABC?17=251231` (https://ref.gs1.org/standards/digital-link/uri-syntax/).
 */

/** The words that stood for identifiers until release 1.2, and stand on goods still. */
const words: Readonly<Record<string, string>> = {
  gtin: '01',
  cpv: '22',
  lot: '10',
  ser: '21',
  exp: '17',
};

const identifierOf = (name: string): string =>
  Object.hasOwn(words, name.toLowerCase()) ? (words[name.toLowerCase()] ?? name) : name;

const qualifiers: readonly string[] = ['22', '10', '21', '235'];

export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text);

/** Reads the elements of an article's Digital Link: its number first, with fourteen digits. */
export function readDigitalLink(text: string): Result<readonly Gs1Element[], Gs1Problem> {
  if (text.length > GS1_TEXT_LIMIT) return fail('TOO_LONG');
  const address = /^https?:\/\/[^/?#\s]+(\/[^?#\s]*)(?:\?([^#\s]*))?(?:#\S*)?$/i.exec(text);
  if (address === null) return fail('NOT_GS1');
  const [, path = '', query = ''] = address;
  const inPath = elementsOfPath(path);
  if (!inPath.ok) return inPath;
  const inQuery = elementsOfQuery(query);
  if (!inQuery.ok) return inQuery;
  const elements = [...inPath.value, ...inQuery.value];
  for (const { identifier, value } of elements) {
    const problem = valueProblem(identifier, value);
    if (problem !== undefined) return fail(problem);
    const isOnce = elements.every((other) => other.identifier !== identifier || other.value === value);
    if (!isOnce) return fail('CONTRADICTORY');
  }
  return ok(elements);
}

/** The last article's number in a path, since the host's own part of it may look like one, and what qualifies it. */
function elementsOfPath(path: string): Result<readonly Gs1Element[], Gs1Problem> {
  const parts = path.replace(/\/$/, '').split('/').slice(1);
  const key = parts.findLastIndex(
    (part, place) => identifierOf(part) === '01' && /^\d{8,14}$/.test(parts[place + 1] ?? ''),
  );
  if (key === -1) return fail('NOT_GS1');
  const gtin = gtinOf(parts[key + 1] ?? '');
  if (gtin === undefined) return fail('CHECK_DIGIT_WRONG');
  const elements: Gs1Element[] = [{ identifier: '01', value: gtin }];
  for (let place = key + 2; place < parts.length; place += 2) {
    const identifier = identifierOf(parts[place] ?? '');
    if (!qualifiers.includes(identifier)) return fail('IDENTIFIER_UNKNOWN');
    const value = decoded(parts[place + 1] ?? '');
    if (value === undefined) return fail('VALUE_MISFIT');
    elements.push({ identifier, value });
  }
  return ok(elements);
}

/** What else is asked of the address, a link's kind or a campaign's name, is no business of the till's. */
function elementsOfQuery(query: string): Result<readonly Gs1Element[], Gs1Problem> {
  const elements: Gs1Element[] = [];
  for (const pair of query.split(/[&;]/)) {
    const [name = '', written = ''] = pair.split('=', 2);
    const identifier = identifierOf(name);
    if (!/^\d{2,4}$/.test(identifier)) continue;
    const value = decoded(written);
    if (value === undefined) return fail('VALUE_MISFIT');
    elements.push({ identifier, value });
  }
  return ok(elements);
}

/** Undefined where what follows a percent sign is no character. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
