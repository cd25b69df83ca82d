import { useMemo, useState, type CSSProperties, type ReactNode } from 'react';
import type { FileNode } from '../../pictures/files/mergedTree';
import { fileRows, type FileFilter } from '../../pictures/files/rows';
import { totalsText, type ShownTree } from '../../pictures/files/shownTree';
import type { PictureSettings } from '../picture/PictureFrame';
import { CopyRows } from './CopyRows';
import { FileDetails } from './FileDetails';
import { FileTree } from './FileTree';
import { FilterRow, NO_WISH, type Wish } from './FilterRow';
import styles from './Files.module.css';
import { LayerColumn } from './LayerColumn';
import type { Fresh } from './useFresh';
import { useOpened } from './useOpened';

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
  const [pointed, setPointed] = useState<string>();
  const { extent, layers } = tree;
  const filter = useMemo((): FileFilter => {
    const layer = layers.findIndex(({ key }) => key === wish.layer);
    return { text: wish.text.trim(), onlyHidden: wish.onlyHidden, ...(layer === -1 ? {} : { layer }) };
  }, [layers, wish]);
  const filtered = filter.text !== '' || filter.layer !== undefined || filter.onlyHidden === true;
  const opened = useOpened(`${of} ${JSON.stringify(filter)}`, tree, filtered, fresh);
  const rows = useMemo(() => fileRows(tree.root, opened.paths, filter), [tree, opened.paths, filter]);
  const point = (node: FileNode | undefined): void => {
    if (node) setPointed(node.path);
    onActive?.(node && layers[node.layer]?.digest);
  };
  const chosen = extent.kind === 'whole' ? undefined : extent.layer;
  const style: CSSProperties & Partial<Record<'--files-height', string>> =
    fixedHeight === undefined ? {} : { '--files-height': `${fixedHeight}px` };
  const totals = totalsText(tree);
  return (
    <div className={styles.files} style={style} role="group" aria-label={title} data-compact={compact || undefined}>
      <p className={styles.summary} role="status">
        {totals}
        {tree.caveats.map((caveat) => ` · ${caveat}`).join('')}
      </p>
      <div className={styles.controls}>
        {chooser}
        <FilterRow wish={wish} layers={layers} onWish={setWish} />
        {!compact && <CopyRows tree={tree} rows={rows} title={`${title}: ${totals}`} />}
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
        {rows.length === 0 ? (
          <p className={styles.empty}>{filtered ? 'No file matches.' : (tree.caveats[0] ?? 'No files.')}</p>
        ) : (
          <FileTree key={of} label={title} tree={tree} rows={rows} fresh={fresh} onToggle={opened.toggle} onPoint={point} />
        )}
      </div>
      {!compact && <FileDetails tree={tree} node={rows.find(({ node }) => node.path === pointed)?.node} />}
    </div>
  );
}
