import type { ReactNode } from 'react';
import { shortInstruction } from '../../pictures/instruction';
import type { Item } from '../../pictures/geometry';
import { humanSize } from '../../pictures/size';
import { containerFacts, stateText, titleOf, unpackedText } from '../../pictures/stackOutline';
import styles from './LayerStack.module.css';

interface Fact {
  readonly term: string;
  readonly value: string;
  readonly typed?: boolean;
}

interface DetailsProps {
  readonly id: string;
  readonly item: Item | undefined;
  readonly pinned: boolean;
  readonly onClose: () => void;
}

/** What is known of the thing pointed at, in the strip below the picture. */
export function Details({ id, item, pinned, onClose }: DetailsProps): ReactNode {
  return (
    // A strip that scrolls must be reachable by keyboard once it is pinned. Before, -1 keeps browsers from stopping at it as a scroller: it is gone
    // as soon as the focus leaves the picture, and the focus with it.
    <div
      id={id}
      className={styles.details}
      hidden={!item}
      role="region"
      aria-label="Details"
      data-pinned={pinned || undefined}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={pinned ? 0 : -1}
    >
      {item && (
        <>
          <p className={styles.detailsHead}>
            <strong>{headOf(item)}</strong>
            {pinned && (
              <button type="button" className={styles.close} onClick={onClose}>
                Close
              </button>
            )}
          </p>
          <dl>
            {factsOf(item).map((fact) => (
              <div key={fact.term}>
                <dt>{fact.term}</dt> <dd className={fact.typed ? styles.typed : undefined}>{fact.value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}

function headOf(item: Item): string {
  switch (item.kind) {
    case 'layer':
      return shortInstruction(item.layer.createdBy);
    case 'container':
      return `Container ${item.container.name}`;
    case 'image':
      return item.dangling ? 'Untagged image' : titleOf(item.image);
  }
}

function factsOf(item: Item): readonly Fact[] {
  switch (item.kind) {
    case 'layer': {
      const { layer, images } = item;
      const identity = layer.digest === '' ? [] : [{ term: 'Layer digest (of the compressed blob)', value: layer.digest, typed: true }];
      const size = layer.state === 'building' ? 'known when it is built' : `${humanSize(layer.size)} compressed; ${unpackedText(layer)}`;
      return [
        { term: 'Size', value: `${size}; ${stateText(layer)}` },
        { term: images.length > 1 ? `In ${images.length} images, stored once` : 'In', value: images.map(titleOf).join(', ') },
        ...identity,
        { term: 'Instruction in full', value: layer.createdBy === '' ? 'not recorded' : layer.createdBy, typed: true },
      ];
    }
    case 'container':
      return [
        { term: 'State', value: containerFacts(item.container) },
        { term: 'Container ID', value: item.container.id, typed: true },
        { term: 'Runs image', value: item.container.image, typed: true },
      ];
    case 'image': {
      const { image } = item;
      const configuration = image.history.filter((row) => row.layer === undefined).map((row) => shortInstruction(row.createdBy));
      const identity = image.state === 'stored' ? [{ term: 'Image ID', value: image.id, typed: true }] : [];
      const size =
        image.state === 'stored'
          ? [{ term: 'Size', value: `${humanSize(image.contentSize)} content; ${humanSize(image.diskUsage)} on disk` }]
          : [];
      const names = image.names.length > 1 ? [{ term: 'Names', value: image.names.join(', '), typed: true }] : [];
      return [
        ...names,
        { term: 'Layers', value: String(image.layers.length) },
        ...size,
        ...identity,
        { term: 'Configuration, no layer', value: configuration.join('\n') || 'none', typed: true },
      ];
    }
  }
}
