/** What gzip checks its content by (RFC 1952, section 8). */
const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** `crc` is what came before, 0 at first. */
export function crc32(bytes: Uint8Array, crc = 0): number {
  let value = ~crc;
  for (let at = 0; at < bytes.length; at++) value = (TABLE[(value ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}
