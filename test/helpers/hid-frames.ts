/** Where a scanner puts what in its reports. Places are counted from the report's first byte. */
export interface FrameLayout {
  readonly reportId: number | null;
  readonly lengthAt: number | null;
  readonly aimAt: number | null;
  readonly dataAt: number;
  readonly size: number;
}

/** As most have it: report 2 of 64 bytes. */
export const usual: FrameLayout = { reportId: 2, lengthAt: 1, aimAt: 2, dataAt: 5, size: 64 };

export const layouts: Readonly<Record<string, FrameLayout>> = {
  'the usual one': usual,
  'one without a report id': { reportId: null, lengthAt: 0, aimAt: 1, dataAt: 4, size: 63 },
  'one with a byte more before the AIM id': { reportId: 2, lengthAt: 1, aimAt: 3, dataAt: 6, size: 64 },
  'one with a byte more and no report id': { reportId: null, lengthAt: 0, aimAt: 2, dataAt: 5, size: 63 },
  'one without a length': { reportId: 2, lengthAt: null, aimAt: 1, dataAt: 4, size: 64 },
  'one with neither a length nor a report id': {
    reportId: null,
    lengthAt: null,
    aimAt: 0,
    dataAt: 3,
    size: 63,
  },
  'one without an AIM id': { reportId: 2, lengthAt: 1, aimAt: null, dataAt: 2, size: 64 },
};

/** The reports of one scan: as many as its data needs, each but the last saying that it goes on. */
export function frames(
  data: string | Uint8Array,
  aim: string,
  { reportId, lengthAt, aimAt, dataAt, size }: FrameLayout = usual,
): readonly Buffer[] {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data);
  const most = 56;
  const reports: Buffer[] = [];
  for (let from = 0; from === 0 || from < bytes.length; from += most) {
    const part = bytes.subarray(from, from + most);
    const report = Buffer.alloc(size);
    if (reportId !== null) report[0] = reportId;
    if (lengthAt !== null) report[lengthAt] = part.length;
    if (aimAt !== null) report.write(aim, aimAt, 'latin1');
    part.copy(report, dataAt);
    report[size - 1] = from + most < bytes.length ? 1 : 0;
    reports.push(report);
  }
  return reports;
}
