import { printable } from './receipt-characters.ts';
import { escapeMarkup } from './xml-text.ts';

/** Text for the page: one line, without anything that reads as markup or turns its neighbours around. */
export const text = (raw: string): string => escapeMarkup(printable(raw));

export const section = (id: string, heading: string, content: string): string =>
  `<section aria-labelledby="${id}">\n<h2 id="${id}">${text(heading)}</h2>\n${content}\n</section>`;

/** A table with a head; `numbers` has figures in all columns but the first. */
export function list(heads: readonly string[], rows: readonly (readonly string[])[], kind = 'words'): string {
  const head = heads.map((each) => `<th scope="col">${text(each)}</th>`).join('');
  const body = rows.map(
    (row) => `<tr>${row.map((cell) => `<td><bdi>${text(cell)}</bdi></td>`).join('')}</tr>`,
  );
  return `<table class="list ${kind}">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`;
}
