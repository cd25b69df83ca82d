import type { ReactNode } from 'react';
import type { MachineView } from '../../session/worldView';
import { humanSize } from '../../pictures/size';
import { NO_LAYER, shortId, stackOutline } from '../../pictures/stackOutline';
import type { ConfigurationOutlineRow, LayerRow } from '../../pictures/stackOutline';
import frame from '../picture/Picture.module.css';
import signs from '../picture/signs.module.css';
import { Swatch } from '../picture/Swatch';
import styles from './LayerStack.module.css';

/** The picture as a nested list: images, and for each its layers from the base up, with configuration rows where the history has them. */
export function OutlineList({ view }: { readonly view: MachineView }): ReactNode {
  const outline = stackOutline(view);
  if (outline.length === 0) return <p className={frame.empty}>No image is stored on {view.name} yet.</p>;
  return (
    <ul className={styles.outline}>
      {outline.map((entry) => (
        <li key={entry.image.id}>
          <p className={styles.outlineImage}>
            <strong>{entry.title}</strong> <span>{entry.facts}</span>
          </p>
          <ol aria-label={`${entry.title}, from the base up`}>
            {entry.rows.map((row, index) => (
              <li key={row.kind === 'layer' ? row.key : index}>
                {row.kind === 'layer' ? <Layer row={row} /> : <Configuration row={row} />}
              </li>
            ))}
          </ol>
          {entry.containers.length > 0 && (
            <ul aria-label={`Containers of ${entry.title}`}>
              {entry.containers.map(({ container, facts }) => (
                <li key={container.id}>
                  container <code>{container.name}</code> <span>{facts}</span>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function Layer({ row }: { readonly row: LayerRow }): ReactNode {
  const shared = row.sharedWith.length > 0 ? `, shared with ${row.sharedWith.join(', ')}` : '';
  const size = row.layer.state === 'building' ? '' : `${humanSize(row.layer.size)} compressed, `;
  return (
    <>
      <Swatch digest={row.layer.digest} />
      <code>{row.label}</code>{' '}
      <span>
        {size}
        {row.layer.digest === '' ? '' : `layer ${shortId(row.layer.digest)}, `}
        {row.state}
        {shared}
      </span>
    </>
  );
}

function Configuration({ row }: { readonly row: ConfigurationOutlineRow }): ReactNode {
  return (
    <>
      <svg className={signs.swatch} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path className={signs.glyphLine} d="M1 4h10l4 4l-4 4h-10z" />
      </svg>
      <code>{row.label}</code> <span>{NO_LAYER}</span>
    </>
  );
}
