import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may come in. One link lets one browser in; from then on its cookie says that it may. */
export interface Door {
  /** What the printed link holds. */
  readonly token: string;
  /** Takes the link's token, once. Gives the Set-Cookie header's value, or undefined for a wrong or used one. */
  readonly enter: (token: string) => string | undefined;
  /** Whether a request's Cookie header holds what `enter` gave. */
  readonly isInside: (cookies: string | undefined) => boolean;
}

/** 32 random bytes, as text that needs no escaping anywhere. */
const secret = (): string => randomBytes(32).toString('base64url');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares in a time that tells nothing of how much was right. */
const isSame = (one: Buffer, text: string): boolean => timingSafeEqual(one, digest(text));

/** `cookieName` must tell this shell from others of the machine: cookies are kept per host name, not per port. */
export function makeDoor(cookieName: string): Door {
  const token = secret();
  const cookie = secret();
  const rightToken = digest(token);
  const rightCookie = digest(cookie);
  let isUsed = false;
  return {
    token,
    enter: (given) => {
      if (!isSame(rightToken, given) || isUsed) return undefined;
      isUsed = true;
      return `${cookieName}=${cookie}; Path=/; HttpOnly; SameSite=Strict`;
    },
    isInside: (cookies = '') =>
      cookies.split(';').some((pair) => {
        const [name = '', ...value] = pair.trim().split('=');
        return name === cookieName && isSame(rightCookie, value.join('='));
      }),
  };
}
