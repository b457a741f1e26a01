// Written by scripts/generate-routes.ts from modules/wallet/contract.ts; do not edit.
import type { JsonSchema } from '#ui/form/schema.ts'

export const walletForms = {
  correct: {"$ref":"#/$defs/WalletCorrection","$defs":{"WalletCorrection":{"type":"object","properties":{"unit":{"type":"string","enum":["credit","points","commission"]},"direction":{"type":"string","enum":["give","take"]},"amount":{"type":"integer","minimum":1,"maximum":1000000000},"note":{"type":"string","minLength":1,"maxLength":200},"expiresAt":{"anyOf":[{"$ref":"#/$defs/Instant"},{"type":"null"}]}},"required":["unit","direction","amount","note"]},"Instant":{"description":"A moment in UTC, ISO 8601.","type":"string","format":"date-time"}}},
  reverse: {"type":"object","properties":{"note":{"type":"string","minLength":1,"maxLength":200}},"required":["note"]},
} satisfies Record<string, JsonSchema>
