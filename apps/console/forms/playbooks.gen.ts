// Written by scripts/generate-routes.ts from modules/playbooks/contract.ts; do not edit.
import type { JsonSchema } from '#ui/form/schema.ts'

export const playbooksForms = {
  plan: {"type":"object","properties":{"id":{"type":"string","description":"A name inside this file: letters, digits, dashes."},"text":{"type":"string","maxLength":200000},"slug":{"type":"string","description":"Letters, digits and dashes; part of the address."},"name":{"type":"string","minLength":1,"maxLength":40},"startsOn":{"$ref":"#/$defs/Day"},"edition":{"type":"string"}},"$defs":{"Day":{"type":"string","format":"date"}}},
  apply: {"type":"object","properties":{"id":{"type":"string","description":"A name inside this file: letters, digits, dashes."},"text":{"type":"string","maxLength":200000},"slug":{"type":"string","description":"Letters, digits and dashes; part of the address."},"name":{"type":"string","minLength":1,"maxLength":40},"startsOn":{"$ref":"#/$defs/Day"},"edition":{"type":"string"},"fingerprint":{"type":"string"}},"required":["fingerprint"],"$defs":{"Day":{"type":"string","format":"date"}}},
} satisfies Record<string, JsonSchema>
