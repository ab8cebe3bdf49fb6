/** Prints which rule examples fail; an aid while a rule is written. */
import { loadPack } from '#src/app/load-pack.ts';
import { runExamples } from '#src/app/rule-examples.ts';

const loaded = await loadPack(null);
if (!loaded.ok) {
  for (const { file, position, message } of loaded.faults)
    console.log(`${file}:${position.line}:${position.column} ${message}`);
} else {
  const outcomes = await runExamples(loaded.pack);
  for (const { rule, kind, index, passed, difference } of outcomes)
    if (!passed) console.log(`${rule} ${kind}[${index}]`, ...difference.map((line) => `\n    ${line}`));
  console.log(
    `${outcomes.filter(({ passed }) => passed).length} of ${outcomes.length} examples of ${loaded.pack.rules.length} rules`,
  );
}
