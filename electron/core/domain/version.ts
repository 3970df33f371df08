/** The version of Regulars, as in package.json. */
export const version = '0.1.0';
