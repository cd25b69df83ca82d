import type { Descriptor } from './descriptor';

/** image-spec image-index.md: one entry for each platform, and attestations. */
export interface ImageIndex {
  readonly schemaVersion: 2;
  readonly mediaType?: string;
  readonly manifests: readonly Descriptor[];
  readonly annotations?: Readonly<Record<string, string>>;
}
