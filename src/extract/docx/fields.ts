/** Owns the fields of Word: what is instruction, what is result. Refuses to evaluate any. */

type Field = { instruction: string; inResult: boolean; pageReference: boolean; swallowed: string };

/** Fields that are open where the reading stands. `instructing` is the outermost of which the instruction is being read, -1 if none. */
export type FieldStack = { readonly open: Field[]; instructing: number };

export type Instruction = { readonly name: string; readonly argument: string };

export function createFieldStack(): FieldStack {
  return { open: [], instructing: -1 };
}

export function beginField(stack: FieldStack): void {
  stack.open.push({ instruction: '', inResult: false, pageReference: false, swallowed: '' });
  if (stack.instructing < 0) stack.instructing = stack.open.length - 1;
}

export function addInstruction(stack: FieldStack, text: string): void {
  const field = stack.open.at(-1);
  if (field !== undefined && !field.inResult) field.instruction += text;
}

/** Ends the instruction of the innermost field; null where it is ended already or there is none. */
export function endInstruction(stack: FieldStack): Instruction | null {
  const field = stack.open.at(-1);
  if (field === undefined || field.inResult) return null;
  field.inResult = true;
  if (stack.instructing === stack.open.length - 1) stack.instructing = -1;
  const instruction = parseInstruction(field.instruction);
  field.pageReference = instruction.name === 'PAGEREF';
  return instruction;
}

/** Ends the innermost field, whose instruction is ended. @returns whether its result was a page number. */
export function endField(stack: FieldStack): boolean {
  return stack.open.pop()?.pageReference ?? false;
}

/** Text inside an instruction is not shown: it is kept aside with the outermost such field. @returns whether it was. */
export function swallow(stack: FieldStack, text: string): boolean {
  const field = stack.open[stack.instructing];
  if (field === undefined) return false;
  field.swallowed += text;
  return true;
}

/**
 * A paragraph ends: an instruction does not run on into the next one, so a field that is still open there was never
 * closed, and what it swallowed is text after all. Losing text is worse than showing too much.
 */
export function settleFields(stack: FieldStack): string {
  const text = stack.open[stack.instructing]?.swallowed ?? '';
  if (stack.instructing >= 0) for (const field of stack.open.slice(stack.instructing)) field.inResult = true;
  stack.instructing = -1;
  return text;
}

export function parseInstruction(text: string): Instruction {
  const words = text.trim().match(/"[^"]*"|\S+/g) ?? [];
  return { name: (words[0] ?? '').toUpperCase(), argument: (words[1] ?? '').replaceAll('"', '') };
}
