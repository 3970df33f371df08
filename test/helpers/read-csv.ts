/** RFC 4180 read by a machine of its own: quoted or plain fields, commas between, CRLF after each record. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const record: string[] = [];
    for (;;) {
      const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
      field.lastIndex = at;
      const match = field.exec(text);
      if (match === null) throw new Error(`no field at ${String(at)}`);
      record.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
      at = field.lastIndex;
      if (match[3] === '\r\n') break;
    }
    records.push(record);
  }
  return records;
}
