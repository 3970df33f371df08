import { regionOfZone } from '../../../electron/core/domain/place-currency.ts';
import type { Locale } from '../../../electron/core/messages/translate.ts';
import type { SearchOption } from '../../ui/search-choice.tsx';

/** Every currency of this runtime, found by code, name or sign. */
export function currencyOptions(locale: Locale): readonly SearchOption[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const english = new Intl.DisplayNames('en', { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    text: `${code} · ${names.of(code) ?? code}`,
    alsoFoundBy: english.of(code) ?? '',
  }));
}

/** What cities are called today whose zones a runtime still lists under an older name. */
const newerNames: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Asmara',
  'America/Godthab': 'Nuuk',
  'Asia/Calcutta': 'Kolkata',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Rangoon': 'Yangon',
  'Asia/Saigon': 'Ho Chi Minh City',
  'Atlantic/Faeroe': 'Faroe',
  'Europe/Kiev': 'Kyiv',
  'Pacific/Enderbury': 'Kanton',
  'Pacific/Ponape': 'Pohnpei',
  'Pacific/Truk': 'Chuuk',
};

/** Every time zone, found by its city or by its country; `own` is there too where this runtime has no such name. */
export function timeZoneOptions(locale: Locale, own: string): readonly SearchOption[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const english = new Intl.DisplayNames('en', { type: 'region' });
  const zones = Intl.supportedValuesOf('timeZone');
  return (zones.includes(own) ? zones : [own, ...zones]).map((zone) => {
    const written = zone.replaceAll('_', ' ');
    const region = regionOfZone(zone);
    if (region === undefined) return { value: zone, text: written };
    return {
      value: zone,
      text: `${written} · ${names.of(region) ?? region}`,
      // Cities stand behind a slash: they are words of their own to the search.
      alsoFoundBy: `${written.replaceAll('/', ' ')} ${english.of(region) ?? ''} ${newerNames[zone] ?? ''}`,
    };
  });
}
