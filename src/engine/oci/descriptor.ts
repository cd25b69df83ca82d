import type { Digest } from '../digest/digest';
import type { Platform } from './platform';

/** image-spec descriptor.md. Key order is the order in which Docker writes them. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  /** Bytes. */
  readonly size: number;
  /** The content itself, as base64. */
  readonly data?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly platform?: Platform;
}
