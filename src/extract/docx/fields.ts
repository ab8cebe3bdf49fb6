/** Owns the fields of Word: what is instruction, what is result. Refuses to evaluate any. */

type Field = { instruction: string; inResult: boolean; pageReference: boolean; swallowed: string };

/** Fields that are open where the reading stands, outermost first. */
export type FieldStack = Field[];

export type Instruction = { readonly name: string; readonly argument: string };

export function beginField(stack: FieldStack): void {
  stack.push({ instruction: '', inResult: false, pageReference: false, swallowed: '' });
}

export function addInstruction(stack: FieldStack, text: string): void {
  const field = stack.at(-1);
  if (field !== undefined && !field.inResult) field.instruction += text;
}

/** Ends the instruction of the innermost field; null where it is ended already or there is none. */
export function endInstruction(stack: FieldStack): Instruction | null {
  const field = stack.at(-1);
  if (field === undefined || field.inResult) return null;
  field.inResult = true;
  const instruction = parseInstruction(field.instruction);
  field.pageReference = instruction.name === 'PAGEREF';
  return instruction;
}

/** Ends the innermost field. @returns whether its result was a page number. */
export function endField(stack: FieldStack): boolean {
  return stack.pop()?.pageReference ?? false;
}

/** Text inside an instruction is not shown: it is kept aside with the outermost such field. @returns whether it was. */
export function swallow(stack: FieldStack, text: string): boolean {
  if (stack.length === 0) return false;
  const field = stack.find((open) => !open.inResult);
  if (field === undefined) return false;
  field.swallowed += text;
  return true;
}

/**
 * A paragraph ends: an instruction does not run on into the next one, so a field that is still open there was never
 * closed, and what it swallowed is text after all. Losing text is worse than showing too much.
 */
export function settleFields(stack: FieldStack): string {
  let text = '';
  for (const field of stack) {
    text += field.swallowed;
    field.swallowed = '';
    field.inResult = true;
  }
  return text;
}

export function parseInstruction(text: string): Instruction {
  const words = text.trim().match(/"[^"]*"|\S+/g) ?? [];
  return { name: (words[0] ?? '').toUpperCase(), argument: (words[1] ?? '').replaceAll('"', '') };
}
