/** The package ships no types; this is the part of it that is used here. */
declare module '@point-of-sale/codepage-encoder' {
  const CodepageEncoder: {
    /** The character at each of the 256 places of a code page, as code points; U+FFFD where a place is empty. */
    getEncoding(codepage: string): { readonly codepoints: readonly number[] };
  };
  export default CodepageEncoder;
}
