/**
 * Stands in for `node:zlib` in the browser bundle. just-bash imports it for `gzip`, `gunzip` and `zcat`, which it does not offer in browsers;
 * nothing else may call these.
 */
export const constants: Readonly<Record<string, number>> = {};

export function gzipSync(): never {
  throw new Error('layer-by-layer: gzip is not simulated in the browser');
}

export function gunzipSync(): never {
  throw new Error('layer-by-layer: gunzip is not simulated in the browser');
}
