import type { ReactNode } from 'react';
import { Choice, Predict } from '../../../components/prose/Predict';
import { ScrollingTable } from '../../../components/prose/ScrollingTable';
import { SharedCost } from '../../../components/prose/SharedCost';
import { Shown } from './Shown';

/** What lessons use between sessions. */
export function Prose(): ReactNode {
  return (
    <>
      <Shown id="prose-predict" title="A question" always>
        <Predict question="You have pulled Node. How much will Python download?">
          <Choice says="About 380 MB: the whole image">No: the lower layers are the same, and are here already.</Choice>
          <Choice says="About 32 MB: only what Python adds" right>
            The lower four layers have the same digests as those of Node.
          </Choice>
        </Predict>
      </Shown>
      <Shown id="prose-cost" title="What many images cost" always>
        <SharedCost image="shop:1.0" base="node:22-alpine" sharedBytes={161_000_000} ownBytes={4_200_000} />
      </Shown>
      <Shown id="prose-table" title="A table" always>
        <ScrollingTable>
          <thead>
            <tr>
              <th>Instruction</th>
              <th>What it makes</th>
              <th>Where it is stored</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>
                <code>COPY package.json package-lock.json ./</code>
              </td>
              <td>a layer of files</td>
              <td>a blob of its own</td>
            </tr>
            <tr>
              <td>
                <code>ENV PORT=3000</code>
              </td>
              <td>configuration</td>
              <td>the image's config document</td>
            </tr>
          </tbody>
        </ScrollingTable>
      </Shown>
    </>
  );
}
