/** Packages that the simulated package managers can install: names, versions, sizes. Each file says how its figures are known. */
import * as v from 'valibot';
import apkData from './data/packages/apk.json';
import aptData from './data/packages/apt.json';
import npmData from './data/packages/npm.json';
import pipData from './data/packages/pip.json';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const names = v.array(v.string());

const npmSchema = v.strictObject({
  source: v.string(),
  /** Name to the `name@version` on offer, newest first. */
  offered: v.record(v.string(), names),
  /** `name@version` to files, bytes and the `name@version` it needs. */
  packages: v.record(v.string(), v.tuple([count, count, names])),
});

const aptSchema = v.strictObject({
  source: v.string(),
  lists: v.strictObject({ source: v.string(), files: v.array(v.tuple([v.string(), count])) }),
  /** What installing the name adds to debian:bookworm-slim, in order; `recommended` comes on top without --no-install-recommends. */
  offered: v.record(v.string(), v.strictObject({ packages: names, recommended: v.optional(names) })),
  /** Version, bytes of the archive, bytes installed. */
  packages: v.record(v.string(), v.tuple([v.string(), count, count])),
});

const apkSchema = v.strictObject({
  source: v.string(),
  index: v.strictObject({ source: v.string(), bytes: count }),
  /** What installing the name adds to alpine, in order. */
  offered: v.record(v.string(), names),
  /** Bytes installed and how they are known. */
  packages: v.record(v.string(), v.tuple([count, v.picklist(['recorded', 'stated', 'modelled'])])),
});

const pipSchema = v.strictObject({
  source: v.string(),
  /** What installing the name adds. */
  offered: v.record(v.string(), names),
  /** Proper name, version, files, bytes. */
  packages: v.record(v.string(), v.tuple([v.string(), v.string(), count, count])),
});

export type NpmPackages = v.InferOutput<typeof npmSchema>;
export type AptPackages = v.InferOutput<typeof aptSchema>;
export type ApkPackages = v.InferOutput<typeof apkSchema>;
export type PipPackages = v.InferOutput<typeof pipSchema>;

export const npmPackages = (): NpmPackages => v.parse(npmSchema, npmData);
export const aptPackages = (): AptPackages => v.parse(aptSchema, aptData);
export const apkPackages = (): ApkPackages => v.parse(apkSchema, apkData);
export const pipPackages = (): PipPackages => v.parse(pipSchema, pipData);
