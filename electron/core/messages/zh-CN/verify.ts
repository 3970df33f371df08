import type { verify as english } from '../en/verify.ts';

export const verify: Readonly<Record<keyof typeof english, string>> = {};
