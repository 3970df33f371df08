import { MOST_PIXELS, pictureFile } from '../../electron/core/domain/picture-file.ts';
import { fail, ok, type Result } from '../../electron/core/domain/result.ts';

/** A drawing of more letters is no logo. */
const MOST_LETTERS = 500_000;
/** How many shapes it may draw, each repetition counted: a drawing may repeat itself without end in few words. */
const MOST_SHAPES = 20_000;
/** The longer side in pixels where the browser is to draw it: sharper than it is ever printed. */
const DRAWN_PIXELS = 1024;

/**
 * An SVG that may be drawn: well-formed, without scripts, foreign pages, styles that load or anything from elsewhere,
 * and not larger than it looks. It is given a size, which browsers want before they draw.
 */
export function safeDrawing(bytes: Uint8Array): Result<string, 'notAPicture' | 'drawingRefused'> {
  const text = textOf(bytes);
  if (text === null || !/<svg[\s>]/i.test(text.slice(0, 4_000))) return fail('notAPicture');
  // An entity may stand for a text a thousand times its length.
  if (text.length > MOST_LETTERS || /<!ENTITY/i.test(text)) return fail('drawingRefused');
  const parsed = new DOMParser().parseFromString(forReading(text), 'image/svg+xml');
  const root = parsed.documentElement;
  if (parsed.querySelector('parsererror') !== null || root.localName !== 'svg') return fail('notAPicture');
  const all = [root, ...root.querySelectorAll('*')];
  if (all.some(isHostile) || shapesOf(root, new Map()) > MOST_SHAPES) return fail('drawingRefused');
  giveSize(root);
  return ok(asWritten(new XMLSerializer().serializeToString(root)));
}

/*
 * A drawing's own styles hold while it is an image, but where it is read the page's security policy forbids them, and
 * complains; of handlers, which no drawing may have, it complains before they are found. So both go by other names there.
 */
const STYLE_READ = 'style-of-drawing';
const HANDLER_READ = 'on-of-drawing-';
const forReading = (text: string): string =>
  text
    .replace(/(<\/?(?:[\w-]+:)?|\s)style(?=[\s=>/])/gi, `$1${STYLE_READ}`)
    .replace(/(\s)on(?=[a-z]+\s*=)/gi, `$1${HANDLER_READ}`);
const asWritten = (text: string): string =>
  text.replaceAll(STYLE_READ, 'style').replaceAll(HANDLER_READ, 'on');

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const activeElements = ['script', 'foreignObject', 'iframe', 'object', 'embed', 'audio', 'video', 'handler'];

/** A reference into the drawing itself, or a picture of a fair size that it carries along. */
function isWithin(reference: string): boolean {
  if (reference.trim().startsWith('#')) return true;
  const carried = /^\s*data:image\/(?:png|jpeg|webp);base64,([\w+/=\s]+)$/i.exec(reference)?.[1];
  if (carried === undefined) return false;
  const picture = pictureFile(Uint8Array.from(atob(carried), (letter) => letter.codePointAt(0) ?? 0));
  return picture !== undefined && picture.width * picture.height <= MOST_PIXELS;
}

function isHostile(element: Element): boolean {
  if (activeElements.includes(element.localName)) return true;
  if (element.localName === STYLE_READ && loads(element.textContent)) return true;
  return [...element.attributes].some(
    ({ localName, value }) =>
      localName.startsWith('on') || (localName === 'href' ? !isWithin(value) : loads(value)),
  );
}

/** Whether a style or an attribute fetches anything: `url(#…)` is the drawing's own. */
const loads = (style: string): boolean => /@import/i.test(style) || /url\(\s*['"]?(?!\s*['"]?#)/i.test(style);

/** How many elements are drawn, those that are repeated counted each time; without end where one repeats itself. */
function shapesOf(element: Element, known: Map<Element, number>): number {
  const before = known.get(element);
  if (before !== undefined) return before;
  // While it is counted it counts as endless: it would be drawn inside itself.
  known.set(element, Infinity);
  let shapes = 1;
  for (const child of element.children) shapes += shapesOf(child, known);
  if (element.localName === 'use') {
    const reference = element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? '';
    const target = element.ownerDocument.getElementById(reference.trim().slice(1));
    if (target !== null) shapes += shapesOf(target, known);
  }
  known.set(element, shapes);
  return shapes;
}

function giveSize(root: Element): void {
  const box = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const width = box[2] ?? Number.parseFloat(root.getAttribute('width') ?? '');
  const height = box[3] ?? Number.parseFloat(root.getAttribute('height') ?? '');
  const ratio = width > 0 && height > 0 ? width / height : 1;
  if (box.length !== 4 && width > 0 && height > 0) root.setAttribute('viewBox', `0 0 ${width} ${height}`);
  root.setAttribute('width', String(Math.max(1, Math.round(DRAWN_PIXELS * Math.min(1, ratio)))));
  root.setAttribute('height', String(Math.max(1, Math.round(DRAWN_PIXELS / Math.max(1, ratio)))));
}
