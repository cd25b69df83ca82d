import type { ReactNode } from 'react';
import { namesOutline } from '../../pictures/names/outline';
import type { WorldView } from '../../session/worldView';
import { Table } from '../picture/Table';

/** The picture as tables: one for each machine and registry. */
export function NamesTables({ view }: { readonly view: WorldView }): ReactNode {
  return namesOutline(view).map(({ title, kind, rows }) => (
    <Table
      key={title}
      caption={title}
      columns={[kind === 'machine' ? 'Name' : 'Tag', 'Points to', 'State']}
      empty={kind === 'machine' ? 'no images' : 'no tags'}
      rows={rows.map((row) => ({
        key: `${row.name} ${row.digest}`,
        cells: [row.name === '' ? 'untagged' : <code key="name">{row.name}</code>, <code key="digest">{row.digest}</code>, row.state],
      }))}
    />
  ));
}
