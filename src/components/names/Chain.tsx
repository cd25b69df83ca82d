import type { ReactNode } from 'react';
import type { ChainShape } from '../../pictures/names/geometry';
import type { Drawing } from '../picture/definition';
import signs from '../picture/signs.module.css';
import { DocumentBox } from './DocumentBox';
import styles from './Names.module.css';

/** The documents of one image, linked: index to manifests, manifest to config and layers. */
export function Chain({ chain, drawing }: { readonly chain: ChainShape; readonly drawing: Drawing }): ReactNode {
  const { x, y, width, height, title, documents } = chain;
  return (
    <>
      <g className={styles.yard} data-kind="documents">
        <rect x={x + 0.5} y={y + 0.5} width={width - 1} height={height - 1} rx={8} />
        <text className={styles.title} x={x + 14} y={y + 20}>
          {title}
        </text>
      </g>
      {documents.map(({ id, link }) => link !== undefined && <path key={id} className={signs.string} d={link} />)}
      {documents.map((shape) => (
        <DocumentBox key={shape.id} shape={shape} drawing={drawing} />
      ))}
    </>
  );
}
