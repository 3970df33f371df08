/** Which regions of ISO 3166 sell in a currency. A region that isn't here sells in a currency of its own choice. */
const regionsOf: Readonly<Record<string, string>> = {
  AED: 'AE',
  AFN: 'AF',
  ALL: 'AL',
  AMD: 'AM',
  AOA: 'AO',
  ARS: 'AR',
  AUD: 'AU CC CX HM KI NF NR TV',
  AWG: 'AW',
  AZN: 'AZ',
  BAM: 'BA',
  BBD: 'BB',
  BDT: 'BD',
  BHD: 'BH',
  BIF: 'BI',
  BMD: 'BM',
  BND: 'BN',
  BOB: 'BO',
  BRL: 'BR',
  BSD: 'BS',
  BTN: 'BT',
  BWP: 'BW',
  BYN: 'BY',
  BZD: 'BZ',
  CAD: 'CA',
  CDF: 'CD',
  CHF: 'CH LI',
  CLP: 'CL',
  CNY: 'CN',
  COP: 'CO',
  CRC: 'CR',
  CUP: 'CU',
  CVE: 'CV',
  CZK: 'CZ',
  DJF: 'DJ',
  DKK: 'DK FO GL',
  DOP: 'DO',
  DZD: 'DZ',
  EGP: 'EG',
  ERN: 'ER',
  ETB: 'ET',
  EUR: 'AD AT AX BE BG BL CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MF MQ MT NL PM PT RE SI SK SM TF VA XK YT',
  FJD: 'FJ',
  FKP: 'FK',
  GBP: 'GB GG GS IM JE',
  GEL: 'GE',
  GHS: 'GH',
  GIP: 'GI',
  GMD: 'GM',
  GNF: 'GN',
  GTQ: 'GT',
  GYD: 'GY',
  HKD: 'HK',
  HNL: 'HN',
  HTG: 'HT',
  HUF: 'HU',
  IDR: 'ID',
  ILS: 'IL PS',
  INR: 'IN',
  IQD: 'IQ',
  IRR: 'IR',
  ISK: 'IS',
  JMD: 'JM',
  JOD: 'JO',
  JPY: 'JP',
  KES: 'KE',
  KGS: 'KG',
  KHR: 'KH',
  KMF: 'KM',
  KPW: 'KP',
  KRW: 'KR',
  KWD: 'KW',
  KYD: 'KY',
  KZT: 'KZ',
  LAK: 'LA',
  LBP: 'LB',
  LKR: 'LK',
  LRD: 'LR',
  LSL: 'LS',
  LYD: 'LY',
  MAD: 'EH MA',
  MDL: 'MD',
  MGA: 'MG',
  MKD: 'MK',
  MMK: 'MM',
  MNT: 'MN',
  MOP: 'MO',
  MRU: 'MR',
  MUR: 'MU',
  MVR: 'MV',
  MWK: 'MW',
  MXN: 'MX',
  MYR: 'MY',
  MZN: 'MZ',
  NAD: 'NA',
  NGN: 'NG',
  NIO: 'NI',
  NOK: 'BV NO SJ',
  NPR: 'NP',
  NZD: 'CK NU NZ PN TK',
  OMR: 'OM',
  PAB: 'PA',
  PEN: 'PE',
  PGK: 'PG',
  PHP: 'PH',
  PKR: 'PK',
  PLN: 'PL',
  PYG: 'PY',
  QAR: 'QA',
  RON: 'RO',
  RSD: 'RS',
  RUB: 'RU',
  RWF: 'RW',
  SAR: 'SA',
  SBD: 'SB',
  SCR: 'SC',
  SDG: 'SD',
  SEK: 'SE',
  SGD: 'SG',
  SHP: 'AC SH TA',
  SLE: 'SL',
  SOS: 'SO',
  SRD: 'SR',
  SSP: 'SS',
  STN: 'ST',
  SYP: 'SY',
  SZL: 'SZ',
  THB: 'TH',
  TJS: 'TJ',
  TMT: 'TM',
  TND: 'TN',
  TOP: 'TO',
  TRY: 'TR',
  TTD: 'TT',
  TWD: 'TW',
  TZS: 'TZ',
  UAH: 'UA',
  UGX: 'UG',
  USD: 'AS BQ DG EC FM GU IO MH MP PR PW SV TC TL UM US VG VI ZW',
  UYU: 'UY',
  UZS: 'UZ',
  VES: 'VE',
  VND: 'VN',
  VUV: 'VU',
  WST: 'WS',
  XAF: 'CF CG CM GA GQ TD',
  XCD: 'AG AI DM GD KN LC MS VC',
  XCG: 'CW SX',
  XOF: 'BF BJ CI GW ML NE SN TG',
  XPF: 'NC PF WF',
  YER: 'YE',
  ZAR: 'ZA',
  ZMW: 'ZM',
};

const currencyOfRegion: ReadonlyMap<string, string> = new Map(
  Object.entries(regionsOf).flatMap(([currency, regions]) =>
    regions.split(' ').map((region): [string, string] => [region, currency]),
  ),
);

/** Every region of the table, two letters each. */
export const knownRegions: readonly string[] = [...currencyOfRegion.keys()];

/** The name that this runtime itself uses for a zone: Asia/Kolkata and Asia/Calcutta are one. */
function canonicalZone(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Newer runtimes ask by a method, older ones by a property of the same meaning. */
interface ZonesOfRegion {
  readonly language: string;
  readonly getTimeZones?: () => readonly string[] | undefined;
  readonly timeZones?: readonly string[] | undefined;
}

let regionsByZone: ReadonlyMap<string, string> | undefined;

/** Which region each zone lies in, as CLDR has it. Made at the first question: it asks for every region's zones. */
function zonesAndRegions(): ReadonlyMap<string, string> {
  regionsByZone ??= new Map(
    knownRegions.flatMap((region) => {
      const place: ZonesOfRegion = new Intl.Locale(`und-${region}`);
      const zones = place.getTimeZones?.() ?? place.timeZones ?? [];
      return zones.map((zone): [string, string] => [zone, region]);
    }),
  );
  return regionsByZone;
}

/** Zones without a country, or without a shop. */
const liesNowhere = /^(?:UTC|GMT|(?:Etc|Antarctica)\/.+)$/;

let regionsByCanonical: ReadonlyMap<string, string> | undefined;

/** The same by the names that this runtime gives back, which differ from CLDR's for some. */
function regionsByCanonicalName(): ReadonlyMap<string, string> {
  regionsByCanonical ??= new Map(
    [...zonesAndRegions()].flatMap(([zone, region]): [string, string][] => {
      const name = canonicalZone(zone);
      return name === undefined ? [] : [[name, region]];
    }),
  );
  return regionsByCanonical;
}

/** The region that a zone lies in, two letters; undefined for UTC and the like. */
export function regionOfZone(zone: string): string | undefined {
  const regions = zonesAndRegions();
  const region = regions.get(zone);
  if (region !== undefined || liesNowhere.test(zone)) return region;
  // Only now, for it takes its time: the zone may go by another of its names there.
  const wanted = canonicalZone(zone);
  if (wanted === undefined) return undefined;
  return regions.get(wanted) ?? regionsByCanonicalName().get(wanted);
}

/**
 * The currency that most shops of a place sell in: of the time zone, or where that has no region of the language's
 * (`en-GB`). Only a first answer, which a person can change.
 */
export function likelyCurrency(timeZone: string, language: string): string {
  const region = regionOfZone(timeZone) ?? regionOfLanguage(language);
  return (region === undefined ? undefined : currencyOfRegion.get(region)) ?? 'EUR';
}

function regionOfLanguage(language: string): string | undefined {
  try {
    return new Intl.Locale(language).region;
  } catch {
    return undefined;
  }
}
