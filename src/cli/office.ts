/** Owns the start by double click in the office folder: `office HOME [FILE…]`, with the compile cache on before anything is loaded. Refuses options. */
import module from 'node:module';

module.enableCompileCache();
const { checkForOffice } = await import('./office-check.ts');
const [home = '.', ...paths] = process.argv.slice(2);
process.exitCode = await checkForOffice(home, paths);
