import type { setup as english } from '../en/setup.ts';

export const setup: Readonly<Record<keyof typeof english, string>> = {};
