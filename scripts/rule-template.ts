/** Owns the text of a new rule file. Refuses to invent words or examples: all that a person must write is empty, and the loader refuses it so. */

/** A YAML rule of the given id, of the check kind that is simplest to fill in. */
export function ruleTemplate(id: string): string {
  return `id: ${id}
# What was found, shown above the places; {values} of the check kind may stand in every text.
title: { zh-CN: '', en: '' }
# error 须改, warning 研判, info 提示
severity: warning
# completeness 完整性, relevance 相关性, appropriateness 适当性, feasibility 可行性, form 文档规范性
dimension: form
# preview is shown and never fails a run
status: preview
# verified is true only after a person has compared it with the original
basis:
  - { document: { zh-CN: '', en: '' }, verified: false }
on: document
# What one finding covers: document, project or place
group: document
# Check kinds and their options: rules/README.md
check: { kind: pattern, pattern: '' }
message: { zh-CN: '', en: '' }
expected: { zh-CN: '', en: '' }
advice: { zh-CN: '', en: '' }
# At least three bad and three good ones, one of them a near miss (nearMiss: why it is right).
# Each is a part of a statement, laid over rules/clean-statement.yaml.
#   bad:  - { statement: { … }, expect: [{ field: …, quote: … }] }
#   good: - { nearMiss: …, statement: { … } }
examples:
  bad: []
  good: []
`;
}
