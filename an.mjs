import { build } from '/work/main/node_modules/esbuild/lib/main.js';
const [,, entry, top='60'] = process.argv;
const r = await build({ entryPoints: [entry], bundle: true, minify: true, splitting: true, format: 'esm', outdir: '/tmp/an', metafile: true, write: false, jsx: 'automatic', loader: { '.css': 'empty', '.json':'json' }, external: ['node:zlib','react','react-dom','react/jsx-runtime','@docusaurus/*','@theme/*','@site/*'], logLevel: 'error' });
const main = Object.entries(r.metafile.outputs).find(([k, o]) => o.entryPoint && entry.endsWith(o.entryPoint.split('/').pop()) );
// static closure
const seen=new Set(); const sizes={};
const visit=(k)=>{ if(seen.has(k)) return; seen.add(k); const o=r.metafile.outputs[k]; for(const [i,v] of Object.entries(o.inputs)) sizes[i]=(sizes[i]||0)+v.bytesInOutput; for(const im of o.imports) if(im.kind==='import-statement'&&r.metafile.outputs[im.path]) visit(im.path); };
visit(main[0]);
const rows=Object.entries(sizes).sort((a,b)=>b[1]-a[1]);
console.log('total', rows.reduce((s,r)=>s+r[1],0));
for (const [i,b] of rows.slice(0,+top)) console.log(String(b).padStart(6), i);
