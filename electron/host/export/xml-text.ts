const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element's content or a quoted attribute, of XML and HTML alike. It must be `printable` before. */
export const escapeMarkup = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => entities[mark] ?? '');
