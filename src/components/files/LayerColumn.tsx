import type { ReactNode } from 'react';
import type { SubjectLayer } from '../../pictures/files/subjects';
import { humanSize } from '../../pictures/size';
import { Choose } from '../picture/Choose';
import { LayerMark } from './LayerMark';
import styles from './Files.module.css';

interface LayerColumnProps {
  readonly id: string;
  readonly layers: readonly SubjectLayer[];
  /** Index; undefined for all of them. */
  readonly chosen: number | undefined;
  readonly highlight: string | undefined;
  readonly onChoose: (index: number | undefined) => void;
}

/** The layers, top to base as they lie; one of them or all can be chosen. Where there is little room, a select. */
export function LayerColumn({ id, layers, chosen, highlight, onChoose }: LayerColumnProps): ReactNode {
  const topDown = layers.map((layer, index) => ({ layer, index })).toReversed();
  const option = (index: number | undefined, content: ReactNode, lit: boolean): ReactNode => (
    <label key={index ?? 'all'} className={styles.layer} data-lit={lit || undefined}>
      <input type="radio" name={`${id}-layer`} checked={chosen === index} onChange={() => onChoose(index)} />
      {content}
    </label>
  );
  return (
    <>
      <fieldset className={styles.column}>
        <legend className={styles.said}>Layers, top to base</legend>
        {option(undefined, <span className={styles.layerLabel}>all layers together</span>, false)}
        {topDown.map(({ layer, index }) =>
          option(
            index,
            <>
              <LayerMark layer={layer} />
              <span className={styles.layerLabel} title={layer.label}>
                {layer.label}
              </span>
              <span className={styles.layerSize}>{humanSize(layer.size)}</span>
            </>,
            highlight !== undefined && (layer.digest === highlight || layer.key === highlight),
          ),
        )}
      </fieldset>
      <span className={styles.select}>
        <Choose
          label="Layers, top to base"
          value={String(chosen ?? 'all')}
          options={[
            { value: 'all', text: 'all layers together' },
            ...topDown.map(({ layer, index }) => ({ value: String(index), text: `${layer.label}, ${humanSize(layer.size)}` })),
          ]}
          onChoose={(value) => onChoose(value === 'all' ? undefined : Number(value))}
        />
      </span>
    </>
  );
}
