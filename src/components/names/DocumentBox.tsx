import type { ReactNode } from 'react';
import { colourOf } from '../../pictures/colour';
import { MOTIF_SIZE, MOTIFS } from '../../pictures/motif';
import { BAND } from '../../pictures/names/documents';
import { DOCUMENT_PURPOSE, documentName } from '../../pictures/names/documentTree';
import type { DocumentShape } from '../../pictures/names/geometry';
import { shortId } from '../../pictures/stackOutline';
import { humanSize } from '../../pictures/size';
import type { Drawing } from '../picture/definition';
import { Item, Ring } from '../picture/Item';
import signs from '../picture/signs.module.css';
import styles from './Names.module.css';

/** A document as a sheet with the colour and mark of its digest; a config as a pennant, a layer as a slab, what was not fetched dashed. */
export function DocumentBox({ shape, drawing }: { readonly shape: DocumentShape; readonly drawing: Drawing }): ReactNode {
  const { node, digest, width, height } = shape;
  const colour = colourOf(digest);
  const isLayer = node?.role === 'layer';
  const isHere = (node ?? shape.counted?.nodes[0])?.here === true;
  const classes = [isLayer ? signs.slab : styles.sheet, colour ? '' : styles.several].filter(Boolean).join(' ');
  const textX = colour === undefined ? 10 : BAND + 4;
  const firstLine = height < 40 ? height / 2 + 4.5 : 17;
  return (
    <Item
      item={shape}
      label={documentLabel(shape)}
      drawing={drawing}
      className={classes}
      hue={colour?.hue}
      state={isHere ? 'stored' : 'waiting'}
      highlighted={drawing.highlight !== undefined && digest === drawing.highlight}
    >
      {isLayer && <rect className={signs.fill} rx={5} width={width} height={height} />}
      {isLayer && <rect className={signs.body} rx={5} width={width} height={height} />}
      {!isLayer && <Sheet shape={shape} hasColour={colour !== undefined} />}
      {colour && (
        <path
          className={signs.motif}
          transform={`translate(${(BAND - MOTIF_SIZE) / 2} ${(height - MOTIF_SIZE) / 2})`}
          d={MOTIFS[colour.motif]}
        />
      )}
      <text className={isLayer ? signs.label : styles.role} x={textX} y={firstLine}>
        {shape.label}
      </text>
      <text className={signs.figureEnd} x={width - (shape.outline === undefined ? 10 : 16)} y={firstLine}>
        {shape.figure}
      </text>
      {shape.notes.map((note, index) => (
        <text key={index} className={styles.note} x={textX} y={33 + index * 16}>
          {note}
        </text>
      ))}
      <Ring rx={6} x={-1} y={-1} width={width + 2} height={height + 2} />
    </Item>
  );
}

function Sheet({ shape, hasColour }: { readonly shape: DocumentShape; readonly hasColour: boolean }): ReactNode {
  const { width, height, outline } = shape;
  return (
    <>
      {outline === undefined ? (
        <rect className={styles.paper} rx={4} width={width} height={height} />
      ) : (
        <path className={styles.paper} d={outline} />
      )}
      {hasColour && <rect className={styles.band} x={0.6} y={0.6} rx={3.4} width={BAND - 4} height={height - 1.2} />}
    </>
  );
}

function documentLabel({ node, counted }: DocumentShape): string {
  if (!node) return counted?.text ?? '';
  const { role, digest, size, here } = node;
  const kind = role === 'layer' ? 'Layer' : `${documentName(node)}: ${DOCUMENT_PURPOSE[role]}`;
  return `${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}, ${shortId(digest)}, ${humanSize(size)}${here ? '' : ', not fetched'}`;
}
