import type { ReactNode } from 'react';
import { DOCUMENT_PURPOSE, documentName, documentTree, documentedImages, layerSizesOf } from '../../pictures/names/documentTree';
import type { DocumentNode } from '../../pictures/names/documentTree';
import { humanSize } from '../../pictures/size';
import { shortId, titleOf } from '../../pictures/stackOutline';
import type { WorldView } from '../../session/worldView';
import { Swatch } from '../picture/Swatch';
import styles from './Names.module.css';

/** For every image whose documents are here: what its ID leads to, as nested lists with all that the drawing counts together. */
export function DocumentLists({ view }: { readonly view: WorldView }): ReactNode {
  const sizes = layerSizesOf(view);
  return documentedImages(view).map((image) => {
    const root = documentTree(image, sizes);
    return (
      root && (
        <div key={image.id} className={styles.documents}>
          <p>{titleOf(image)} leads to</p>
          <Nodes nodes={[root]} />
        </div>
      )
    );
  });
}

function Nodes({ nodes }: { readonly nodes: readonly DocumentNode[] }): ReactNode {
  return (
    <ul>
      {nodes.map((node) => (
        <li key={node.digest}>
          <Swatch digest={node.digest} /> {documentName(node)}: {DOCUMENT_PURPOSE[node.role]}, <code>{shortId(node.digest)}</code>
          {node.mediaType !== undefined && (
            <>
              , <code>{node.mediaType}</code>
            </>
          )}
          , {humanSize(node.size)}
          {node.here ? '' : ', not fetched'}
          {node.children.length > 0 && <Nodes nodes={node.children} />}
        </li>
      ))}
    </ul>
  );
}
