import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

type Answer = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

const askedFor = new Map<string, Answer[]>();

/**
 * Looks a name up, and doesn't ask again while the first question is out: each keeps one of the process's few threads
 * until a name server that is silent is given up, which takes longer than the tries to connect are apart.
 */
export const lookUpOnce: LookupFunction = (host, { all }, callback) => {
  const answer: Answer = (error, addresses) => {
    const [first] = addresses ?? [];
    if (error !== null || first === undefined || all === true) callback(error, addresses ?? []);
    else callback(null, first.address, first.family);
  };
  const asking = askedFor.get(host);
  if (asking !== undefined) {
    asking.push(answer);
    return;
  }
  const answers = [answer];
  askedFor.set(host, answers);
  lookup(host, { all: true }, (error, addresses) => {
    askedFor.delete(host);
    for (const tell of answers) tell(error, addresses);
  });
};
