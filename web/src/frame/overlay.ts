/** What lies over the page: the palette, the map of keys, the choice of a day or of a moment of knowledge; null for nothing. */
export type Overlay = "palette" | "keys" | "asOf" | "knownAt" | null;
