/** Side of the square that a motif is drawn in, in px. */
export const MOTIF_SIZE = 10;

/** SVG path data of each motif, to be stroked, inside MOTIF_SIZE squared. Index: `motif` of colourOf. */
export const MOTIFS: readonly string[] = [
  // ring
  'M5 1.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7z',
  // square
  'M1.8 1.8h6.4v6.4h-6.4z',
  // triangle
  'M5 1.4L9 8.4H1z',
  // cross
  'M5 1v8M1 5h8',
  // rhomb
  'M5 .8L9.2 5L5 9.2L.8 5z',
  // two bars
  'M3 1v8M7 1v8',
];
