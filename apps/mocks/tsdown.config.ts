import { defineConfig } from 'tsdown';
import { published } from '../../tsdown.config.ts';
import { errorShapes, writeContracts } from './build/contracts.ts';

const modules = { ...published(), platform: 'node' as const };

// The modules and the program beside them; the page, which is read as files; and the contracts inside.
export default defineConfig([
  {
    ...modules,
    entry: { ...modules.entry, main: 'src/main.ts' },
    dts: { ...modules.dts, entry: Object.values(modules.entry).map((source) => source.slice(2)) },
    copy: { from: 'src/page/browser/*.{html,css,js}', to: 'dist/browser' },
  },
  {
    ...modules,
    entry: errorShapes(),
    dts: false,
    sourcemap: false,
    onSuccess: () => writeContracts('dist/contracts'),
  },
]);
