import type { Descriptor } from './descriptor';

/** image-spec manifest.md. Layers from base to top. */
export interface Manifest {
  readonly schemaVersion: 2;
  readonly mediaType?: string;
  /** Of what is no image. */
  readonly artifactType?: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  /** The manifest that an artifact is about. */
  readonly subject?: Descriptor;
  readonly annotations?: Readonly<Record<string, string>>;
}
