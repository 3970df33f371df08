import { parseSync } from 'vite';

/** Words that a person would read, where they should have come from a message. */
export interface HardCoded {
  readonly line: number;
  readonly text: string;
}

interface AstNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is AstNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const childrenOf = (node: AstNode): readonly AstNode[] =>
  Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]).filter(isNode));

/** Attributes whose text is read out or shown. */
const spoken =
  /^(?:aria-(?:label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label|summary)$/;
/** Functions that show their text to a person: the command line's and the screen reader's. */
const showing = /^(?:print|complain|announce|alert|confirm)$/;

/** Two words with a space between them, as a person writes; names of files, options and codes aren't. */
const isProse = (text: string): boolean => /\p{L}{2,}[,.:;!?]?\s+\p{L}{2,}/u.test(text);
/** A single word is enough between tags, but for the key of a message that is looked up there. */
const hasWord = (text: string): boolean => /\p{L}{2,}/u.test(text) && !/^\w+(?:\.\w+)+$/.test(text);

/** Finds texts in JSX, in attributes that are read out, and in what is printed, that no message gave. */
export function hardCodedWords(file: string, source: string): HardCoded[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} can't be read: ${errors[0]?.message ?? ''}`);
  const found: HardCoded[] = [];
  const tell = (node: AstNode, text: string): void => {
    found.push({ line: source.slice(0, node.start).split('\n').length, text: text.trim() });
  };

  /** Literals whose value ends up as the text: through conditions, templates and sums, not through calls. */
  const checkShown = (node: AstNode, isWrong: (text: string) => boolean): void => {
    switch (node.type) {
      case 'Literal':
        if (typeof node['value'] === 'string' && isWrong(node['value'])) tell(node, node['value']);
        return;
      case 'TemplateElement': {
        const { value } = node;
        const text =
          typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '';
        if (isWrong(text)) tell(node, text);
        return;
      }
      case 'CallExpression':
      case 'MemberExpression':
      case 'ArrowFunctionExpression':
      case 'JSXElement':
      case 'JSXFragment':
        return;
      case 'ConditionalExpression':
        for (const part of [node['consequent'], node['alternate']])
          if (isNode(part)) checkShown(part, isWrong);
        return;
      case 'LogicalExpression':
        if (isNode(node['right'])) checkShown(node['right'], isWrong);
        return;
      case 'BinaryExpression':
        if (node['operator'] === '+') for (const part of childrenOf(node)) checkShown(part, isWrong);
        return;
      default:
        for (const child of childrenOf(node)) checkShown(child, isWrong);
    }
  };

  const walk = (node: AstNode): void => {
    if (node.type === 'JSXText' && hasWord(String(node['value']))) tell(node, String(node['value']));
    if (node.type === 'JSXAttribute' && isNode(node['name']) && spoken.test(String(node['name']['name']))) {
      if (isNode(node['value'])) checkShown(node['value'], hasWord);
    }
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      for (const child of childrenOf(node))
        if (child.type === 'JSXExpressionContainer') checkShown(child, hasWord);
    }
    if (node.type === 'CallExpression' && isNode(node['callee'])) {
      const { callee } = node;
      const name = isNode(callee['property']) ? callee['property']['name'] : callee['name'];
      if (typeof name === 'string' && showing.test(name) && Array.isArray(node['arguments']))
        for (const argument of node['arguments']) if (isNode(argument)) checkShown(argument, isProse);
    }
    for (const child of childrenOf(node)) walk(child);
  };
  if (isNode(program)) walk(program);
  return found;
}
