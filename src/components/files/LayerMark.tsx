import type { ReactNode } from 'react';
import type { SubjectLayer } from '../../pictures/files/subjects';
import { Swatch } from '../picture/Swatch';
import styles from './Files.module.css';

/** A layer's colour and mark; dashed for a container's own. */
export function LayerMark({ layer }: { readonly layer: SubjectLayer | undefined }): ReactNode {
  return (
    <span className={layer?.writable ? `${styles.mark} ${styles.writable}` : styles.mark}>{layer && <Swatch digest={layer.digest} />}</span>
  );
}
