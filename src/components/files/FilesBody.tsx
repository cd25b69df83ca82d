import { useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { fileRows, type FileFilter } from '../../pictures/files/rows';
import { chosenText } from '../../pictures/files/chosenText';
import { totalsText, type ShownTree } from '../../pictures/files/shownTree';
import { Details } from '../picture/Details';
import frame from '../picture/Picture.module.css';
import type { PictureSettings } from '../picture/PictureFrame';
import { ZoomButtons } from '../picture/Tools';
import { useZoom } from '../picture/useZoom';
import { fileDetails } from './fileDetails';
import { FilesLegend } from './FilesLegend';
import { FileTree } from './FileTree';
import { FilterRow, NO_WISH, type Wish } from './FilterRow';
import styles from './Files.module.css';
import { LayerColumn } from './LayerColumn';
import type { Fresh } from './useFresh';
import { useOpened } from './useOpened';
import { usePointed } from './usePointed';
import { SaveMenu } from './SaveMenu';

interface FilesBodyProps extends Pick<PictureSettings, 'id' | 'fixedHeight' | 'highlight' | 'compact'> {
  /** What is looked at: another one begins with a tree of its own. */
  readonly of: string;
  readonly title: string;
  readonly tree: ShownTree;
  readonly fresh: Fresh;
  readonly chooser: ReactNode;
  readonly onExtent: (layer: number | undefined, kind: 'upTo' | 'only') => void;
  readonly onActive?: (digest: string | undefined) => void;
}

/** Choices, totals, layers and tree. */
export function FilesBody({
  id,
  of,
  title,
  tree,
  fresh,
  chooser,
  fixedHeight,
  highlight,
  compact,
  onExtent,
  onActive,
}: FilesBodyProps): ReactNode {
  const [wish, setWish] = useState<Wish>(NO_WISH);
  const [said, setSaid] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const zoom = useZoom(box);
  const { extent, layers } = tree;
  const filter = useMemo((): FileFilter => {
    const layer = layers.findIndex(({ key }) => key === wish.layer);
    return { text: wish.text.trim(), onlyHidden: wish.onlyHidden, ...(layer === -1 ? {} : { layer }) };
  }, [layers, wish]);
  const filtered = filter.text !== '' || filter.layer !== undefined || filter.onlyHidden === true;
  const opened = useOpened(`${of} ${JSON.stringify(filter)}`, tree, filtered, fresh);
  const rows = useMemo(() => fileRows(tree.root, opened.paths, filter), [tree, opened.paths, filter]);
  const nodeAt = (path: string | undefined): (typeof rows)[number]['node'] | undefined => rows.find(({ node }) => node.path === path)?.node;
  const pointed = usePointed((path) => {
    const node = nodeAt(path);
    onActive?.(node && layers[node.layer]?.digest);
  });
  const node = nodeAt(pointed.active);
  const chosen = extent.kind === 'whole' ? undefined : extent.layer;
  const style: CSSProperties & Record<'--picture-height', string> = {
    '--picture-height': fixedHeight === undefined ? '30rem' : `${fixedHeight}px`,
  };
  const totals = totalsText(tree);
  const chosenWords = chosenText(tree, filter);
  const about = [totals, ...(chosenWords === '' ? [] : [`Shown: ${chosenWords}.`]), ...tree.caveats];
  return (
    <div className={`${styles.files} ${frame.fixed}`} style={style} role="group" aria-label={title} data-compact={compact || undefined}>
      <p className={styles.summary} role="status">
        {totals}
        {tree.caveats.map((caveat) => ` · ${caveat}`).join('')}
      </p>
      <div className={styles.controls}>
        {chooser}
        <FilterRow wish={wish} layers={layers} onWish={setWish} />
      </div>
      <div className={styles.body}>
        <div className={styles.side}>
          <LayerColumn
            id={id}
            layers={layers}
            chosen={chosen}
            highlight={highlight}
            onChoose={(index) => onExtent(index, extent.kind === 'upTo' ? 'upTo' : 'only')}
          />
          {chosen !== undefined && (
            <fieldset className={styles.extent}>
              <legend className={styles.said}>How much of the stack</legend>
              {(['only', 'upTo'] as const).map((kind) => (
                <label key={kind}>
                  <input type="radio" name={`${id}-extent`} checked={extent.kind === kind} onChange={() => onExtent(chosen, kind)} />
                  {kind === 'only' ? 'only this layer' : 'up to this layer'}
                </label>
              ))}
            </fieldset>
          )}
        </div>
        <FileTree
          label={title}
          tree={tree}
          rows={rows}
          fresh={fresh}
          onToggle={opened.toggle}
          pointed={pointed}
          box={box}
          zoom={zoom.factor}
          empty={filtered ? 'No file matches.' : (tree.caveats[0] ?? 'No files.')}
        />
      </div>
      {!compact && (
        <div className={`${frame.strip} ${styles.strip}`}>
          <details className={frame.disclosure}>
            <summary>How to read it</summary>
            <FilesLegend />
          </details>
          <div className={styles.tools}>
            <ZoomButtons zoom={zoom} onSaid={setSaid} />
            {rows.length > 0 && <SaveMenu title={title} about={about} tree={tree} rows={rows} onSaid={setSaid} />}
            <span className={styles.said} role="status">
              {said}
            </span>
          </div>
          <Details
            id={`${id}-details`}
            content={node && fileDetails(tree, node)}
            pinned={pointed.pinned !== undefined}
            onClose={() => {
              // In this order: taking the focus is told to the handlers of this very render.
              box.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus({ preventScroll: true });
              pointed.release();
            }}
          />
        </div>
      )}
    </div>
  );
}
