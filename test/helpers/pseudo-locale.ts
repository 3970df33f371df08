import { IntlMessageFormat } from 'intl-messageformat';
import { messages, type Translate } from '../../electron/core/messages/translate.ts';

type Node = ReturnType<IntlMessageFormat['getAst']>[number];

const accents: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    'AÅBßCÇDÐEÉFƑGĜHĤIÎJĴKĶLĻMḾNÑOÖPÞQǪRŔSŠTŢUÛVṼWŴXẊYÝZŽaåbƀcçdðeéfƒgĝhĥiîjĵkķlļmḿnñoöpþqǫrŕsštţuûvṽwŵxẋyýzž'.match(
      /../gu,
    ) ?? [],
    (pair) => [pair[0], pair.slice(1)],
  ),
);

/** As long as a word may get before a space comes. */
const LONG_WORD = 8;

/** Every English letter with an accent, and 40 % longer at its last letter, as German or Finnish may be. */
const pseudoText = (text: string): string => {
  const accented = text.replace(/[A-Za-z]/g, (letter) => accents[letter] ?? letter);
  const more = Math.ceil((text.match(/[A-Za-z]/g)?.length ?? 0) * 0.4);
  const words = Array.from({ length: Math.ceil(more / LONG_WORD) }, (_, at) =>
    'ö'.repeat(Math.min(LONG_WORD, more - at * LONG_WORD)),
  );
  return accented.replace(/\P{L}*$/u, (end) => words.join(' ') + end);
};

/** Only what is said is changed: what fills a message comes from the shop's data. */
function pseudoNodes(nodes: readonly Node[]): Node[] {
  return nodes.map((node) => {
    if (node.type === 0) return { ...node, value: pseudoText(node.value) };
    if (!('options' in node)) return node;
    const options = Object.entries(node.options).map(([name, option]) => [
      name,
      { ...option, value: pseudoNodes(option.value) },
    ]);
    return { ...node, options: Object.fromEntries(options) };
  });
}

/** Where a pseudo message begins and ends: what is clipped loses one of them. */
export const OPEN = '⟦';
export const CLOSE = '⟧';

/** Says every message in a language that nobody speaks, which has no unaccented letter. */
export const pseudoTranslate: Translate = (key, values = {}) => {
  const tree = new IntlMessageFormat(messages.en[key], 'en', undefined, { ignoreTag: true }).getAst();
  const said = new IntlMessageFormat(pseudoNodes(tree), 'en', undefined, { ignoreTag: true }).format(values);
  return `${OPEN}${String(said)}${CLOSE}`;
};
