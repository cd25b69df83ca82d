import MDXComponents from '@theme-original/MDXComponents';
import { Choice, Predict } from '../components/prose/Predict';
import { Run } from '../components/prose/Run';
import { ScrollingTable } from '../components/prose/ScrollingTable';
import { SharedCost } from '../components/prose/SharedCost';
import { DockerSession } from '../components/sessionPane/DockerSession';

/** The closed vocabulary of lessons: what MDX may use without an import. All of it is in every docs page's bundle, so it stays thin. */
export default { ...MDXComponents, Choice, DockerSession, Predict, Run, SharedCost, table: ScrollingTable };
