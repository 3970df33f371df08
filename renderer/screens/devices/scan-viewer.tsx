import { useId } from 'react';
import { useStore } from 'zustand';
import type { Translate } from '../../../electron/core/messages/translate.ts';
import type { ScanSeen } from '../../state/scan-viewer.ts';
import { exactTimeOfDay } from '../../ui/dates.ts';
import { useDesk, useDevices, useLocale, useSay, useTimeZone } from '../../ui/use-desk.ts';

/** The last scans as they come: where from, when, what they are. Nothing of them stays. */
export function ScanViewer() {
  const desk = useDesk();
  const say = useSay();
  const title = useId();
  const { scans } = useStore(desk.scansSeen);
  return (
    <section aria-labelledby={title}>
      <h4 id={title}>{say('deviceScreen.scans')}</h4>
      <p className="devices-how">{say('deviceScreen.scansHow')}</p>
      <div role="log" aria-labelledby={title}>
        {scans.length === 0 ? null : <ScanTable scans={scans} />}
      </div>
    </section>
  );
}

function ScanTable({ scans }: { readonly scans: readonly ScanSeen[] }) {
  const say = useSay();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNameOf();
  return (
    <table className="scans">
      <thead>
        <tr>
          <th scope="col">{say('deviceScreen.scanAt')}</th>
          <th scope="col">{say('deviceScreen.scanBy')}</th>
          <th scope="col">{say('deviceScreen.scanKind')}</th>
          <th scope="col">{say('deviceScreen.scanCode')}</th>
        </tr>
      </thead>
      <tbody>
        {scans.map((scan) => (
          <tr key={scan.number} data-kind={scan.kind}>
            <td>{exactTimeOfDay(scan.readAt, timeZone, locale)}</td>
            <td>
              <bdi>{nameOf(scan)}</bdi>
            </td>
            <td>{kindWords(scan, say)}</td>
            <td className="scan-code">
              <bdi>{scan.shown ?? '–'}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a scan is, with the kind of barcode where the scanner told it. */
export function kindWords({ kind, symbology }: Pick<ScanSeen, 'kind' | 'symbology'>, say: Translate): string {
  const words = say(`deviceScreen.scan.${kind}`);
  return symbology === null ? words : say('deviceScreen.scanOf', { kind: words, symbology });
}

function useNameOf(): (scan: ScanSeen) => string {
  const say = useSay();
  const devices = useDevices(({ list }) => list?.devices);
  return ({ source, deviceId }) =>
    source === 'keyboard'
      ? say('deviceScreen.byKeyboard')
      : (devices?.find((device) => device.deviceId === deviceId)?.name ?? say('deviceScreen.byScanner'));
}
