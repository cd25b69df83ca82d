import { useId, useState, type ReactNode } from 'react';
import styles from './SharedCost.module.css';

interface SharedCostProps {
  readonly image: string;
  readonly base: string;
  /** Unpacked bytes of the layers that the image takes from its base; filled in by the build from the engine. */
  readonly sharedBytes: number;
  /** Unpacked bytes of the layers that the image adds. */
  readonly ownBytes: number;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toLocaleString('en-GB', { maximumFractionDigits: bytes < 1e7 ? 1 : 0 })} MB`;

/** What several images over one base cost together: the shared ground once, the rest for each. */
export function SharedCost({ image, base, sharedBytes, ownBytes }: SharedCostProps): ReactNode {
  const [count, setCount] = useState(10);
  const id = useId();
  const stored = sharedBytes + count * ownBytes;
  const apart = count * (sharedBytes + ownBytes);
  const share = (bytes: number) => ({ '--part': bytes / apart }) as React.CSSProperties;
  return (
    <figure className={styles.cost}>
      <div className={styles.control}>
        <label htmlFor={id}>Applications like {image}</label>
        <input id={id} type="range" min={1} max={40} value={count} onChange={(event) => setCount(Number(event.target.value))} />
        <output htmlFor={id}>{count}</output>
      </div>
      <dl className={styles.bars}>
        <dt>If each kept its own copy of {base}</dt>
        <dd>
          <span className={styles.apart} style={share(apart)} />
          {megabytes(apart)}
        </dd>
        <dt>As they are stored, the base once</dt>
        <dd>
          <span className={styles.stored} style={share(stored)} />
          {megabytes(stored)}
        </dd>
      </dl>
      <figcaption>
        {base} is {megabytes(sharedBytes)} unpacked and is there once; each application adds {megabytes(ownBytes)} of its own.
      </figcaption>
    </figure>
  );
}
