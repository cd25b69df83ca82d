import { describeCorpus } from '../../fidelity/corpora/describeCorpus';

// `mkfifo` is declared not simulated: a file tree of this engine has no named pipes.
describeCorpus('layer-diff', 'layers hold what BuildKit puts in them', ['device and fifo']);
