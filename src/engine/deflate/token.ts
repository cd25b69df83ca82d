/** A token is one number: a literal byte, or a match with its length less 3 in bits 15 to 22 and its distance less 1 in bits 0 to 14. */
export const MATCH = 1 << 23;

export const matchLength = (token: number): number => (token >> 15) & 0xff;
export const matchDistance = (token: number): number => token & 0x7fff;
